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

  private Placements(DraftMap spec) {
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

  /** Writes {@code network}: as Copilot creates it, or the one of an existing load balancer. */
  static void addTo(DraftMap spec, Application application) {
    Report report = application.report();
    Placements placements = new Placements(spec);
    boolean exists = ExistingBalancer.addTo(spec, application);
    DraftMap network = spec.map("network");
    if (!exists) {
      DraftMap created = network.map("create");
      if (placements.any(PRIVATE)) {
        created.put("nat", "per_zone");
      }
    }
    if (placements.someDiffer) {
      return;
    }
    boolean some = exists || placements.any(PRIVATE);
    if (!some) {
      network.put("public_ip", true);
    }
    placements.remove(some ? PRIVATE : PUBLIC, report);
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
