package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Scalar;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import java.util.List;

/**
 * Security groups that exist, in a spec that creates a VPC: tasks take groups of their own VPC only
 * (API reference of Amazon ECS, "AwsVpcConfiguration").
 */
final class ForeignGroups {

  private static final String GROUPS = "security_groups";

  private final Application application;
  private final boolean leaveOut;

  private ForeignGroups(Application application, boolean leaveOut) {
    this.application = application;
    this.leaveOut = leaveOut;
  }

  /** Leaves them out, unless an environment has the VPC that they are in. */
  static void leaveOut(DraftMap spec, Application application) {
    if (!creates(spec)) {
      return;
    }
    boolean imports = false;
    for (String name : application.environments()) {
      imports |= spec.map(Workloads.ENVIRONMENTS).map(name).getMap("network").isPresent();
    }
    ForeignGroups groups = new ForeignGroups(application, !imports);
    groups.all(spec);
    for (String name : application.environments()) {
      groups.all(spec.map(Workloads.ENVIRONMENTS).map(name));
    }
  }

  private static boolean creates(DraftMap spec) {
    return spec.getMap("network").map(network -> network.has("create")).orElse(false);
  }

  private void all(DraftMap stack) {
    for (DraftMap.Entry entry :
        stack.getMap("workloads").map(DraftMap::entries).orElse(List.of())) {
      if (entry.draft() instanceof DraftMap workload
          && workload.get(GROUPS).orElse(null) instanceof DraftList list) {
        write(list, workload);
      }
    }
  }

  private void write(DraftList list, DraftMap workload) {
    DraftList kept = new DraftList();
    for (DraftList.Item item : list.items()) {
      boolean own =
          item.draft().value() instanceof Scalar text && text.asText().startsWith("${resources.");
      boolean parameter =
          item.draft().value() instanceof Scalar text && text.asText().startsWith("${");
      if (!own) {
        report(item, leaveOut && !parameter);
      }
      if (own || parameter || !leaveOut) {
        kept.add(item.draft(), item.origins().toArray(Origin[]::new));
      }
    }
    for (DraftMap.Entry entry : workload.entries()) {
      if (entry.key().equals(GROUPS) && kept.isEmpty()) {
        entry
            .origins()
            .forEach(origin -> application.report().toDecide(origin, "network.vpc." + GROUPS, ""));
        workload.remove(GROUPS);
      } else if (entry.key().equals(GROUPS)) {
        workload.put(GROUPS, kept, entry.origins());
      }
    }
  }

  private void report(DraftList.Item item, boolean leftOut) {
    for (Origin origin : item.origins()) {
      application
          .report()
          .toDecide(
              origin,
              "network.vpc." + GROUPS,
              "the group is in Copilot's VPC, and tasks in the new VPC cannot have it"
                  + (leftOut ? ", so that the spec leaves it out" : "")
                  + ": create one in the new VPC, or write the IDs of Copilot's VPC under `network`");
    }
  }
}
