package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which load balancers the workloads of a spec need.
 *
 * @param fromInternet whether one takes requests from the internet
 * @param internal whether one is internal
 */
record Doors(DraftMap spec, boolean fromInternet, boolean internal) {

  private static final String HTTP = "http";

  static Doors of(DraftMap spec) {
    boolean fromInternet = false;
    boolean internal = false;
    List<DraftMap> stacks = new ArrayList<>(List.of(spec));
    for (DraftMap.Entry entry : entries(spec, Workloads.ENVIRONMENTS)) {
      if (entry.draft() instanceof DraftMap environment) {
        stacks.add(environment);
      }
    }
    for (DraftMap stack : stacks) {
      for (DraftMap.Entry workload : entries(stack, "workloads")) {
        for (DraftMap item : items(workload)) {
          boolean inside =
              item.get("internal")
                  .map(draft -> draft.value().equals(Value.bool(true)))
                  .orElse(false);
          internal |= inside;
          fromInternet |= !inside && stack == spec;
        }
      }
    }
    return new Doors(spec, fromInternet, internal);
  }

  /** Whether a workload scales by the length of its queue. */
  boolean scalesByBacklog() {
    boolean scales = false;
    List<DraftMap> stacks = new ArrayList<>(List.of(spec));
    for (DraftMap.Entry entry : entries(spec, Workloads.ENVIRONMENTS)) {
      if (entry.draft() instanceof DraftMap environment) {
        stacks.add(environment);
      }
    }
    for (DraftMap stack : stacks) {
      for (DraftMap.Entry workload : entries(stack, "workloads")) {
        scales |=
            workload.draft() instanceof DraftMap map
                && map.getMap("scaling").map(scaling -> scaling.has("backlog")).orElse(false);
      }
    }
    return scales;
  }

  boolean any() {
    return fromInternet || internal;
  }

  /** Whether a workload has a host in the environment: Copilot serves these by HTTPS only. */
  boolean hasHost(String environment) {
    Optional<DraftMap> own =
        spec.getMap(Workloads.ENVIRONMENTS).flatMap(all -> all.getMap(environment));
    boolean has = own.isPresent() && hasHost(own.get());
    return has || hasHost(spec);
  }

  private static boolean hasHost(DraftMap stack) {
    for (DraftMap.Entry workload : entries(stack, "workloads")) {
      for (DraftMap item : items(workload)) {
        if (item.has("host")) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<DraftMap.Entry> entries(DraftMap in, String section) {
    return in.getMap(section).map(map -> List.copyOf(map.entries())).orElse(List.of());
  }

  private static List<DraftMap> items(DraftMap.Entry workload) {
    List<DraftMap> items = new ArrayList<>();
    Optional<Draft> http =
        workload.draft() instanceof DraftMap map ? map.get(HTTP) : Optional.empty();
    if (http.orElse(null) instanceof DraftMap map) {
      items.add(map);
    } else if (http.orElse(null) instanceof DraftList list) {
      for (DraftList.Item item : list.items()) {
        if (item.draft() instanceof DraftMap map) {
          items.add(map);
        }
      }
    }
    return items;
  }
}
