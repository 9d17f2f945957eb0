package dev.fargen.migrate.copilot;

import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.ArrayList;
import java.util.List;

/**
 * In which subnets the tasks run. Copilot places them in public subnets where nothing is said, and
 * fargen in private ones: what holds for all workloads is said once, for the network.
 */
final class Placements {

  private static final String PUBLIC = "public";
  private static final String PRIVATE = "private";

  private final List<DraftMap> workloads = new ArrayList<>();
  private boolean someDiffer;

  Placements(DraftMap spec) {
    collect(spec, false);
    for (DraftMap.Entry entry :
        spec.getMap(Workloads.ENVIRONMENTS).map(DraftMap::entries).orElse(List.of())) {
      if (entry.draft() instanceof DraftMap environment) {
        collect(environment, true);
      }
    }
  }

  private void collect(DraftMap in, boolean environment) {
    for (DraftMap.Entry entry : in.getMap("workloads").map(DraftMap::entries).orElse(List.of())) {
      if (entry.draft() instanceof DraftMap workload) {
        workloads.add(workload);
        someDiffer |= environment && workload.has(NetworkKeys.PLACEMENT);
      }
    }
  }

  /** Whether tasks run in private subnets. */
  boolean anyPrivate() {
    return any(PRIVATE);
  }

  /**
   * Says once where the tasks run, if they all run in the same subnets.
   *
   * @param keep whether each workload says it, since environments have networks of their own
   */
  void write(DraftMap network, boolean keep, Report report) {
    if (someDiffer) {
      return;
    }
    if (keep) {
      remove(PRIVATE, report);
      return;
    }
    if (!any(PRIVATE)) {
      network.put("public_ip", true);
    }
    remove(any(PRIVATE) ? PRIVATE : PUBLIC, report);
  }

  private boolean any(String placement) {
    boolean any = false;
    for (DraftMap workload : workloads) {
      any |= is(workload, placement);
    }
    return any;
  }

  private static boolean is(DraftMap workload, String placement) {
    Draft wanted = DraftValue.text(placement);
    return workload.get(NetworkKeys.PLACEMENT).map(wanted::says).orElse(false);
  }

  private void remove(String placement, Report report) {
    for (DraftMap workload : workloads) {
      if (is(workload, placement)) {
        for (DraftMap.Entry entry : workload.entries()) {
          if (entry.key().equals(NetworkKeys.PLACEMENT)) {
            Origins.converted(entry, report);
          }
        }
        workload.remove(NetworkKeys.PLACEMENT);
      }
    }
  }
}
