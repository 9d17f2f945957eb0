package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.Optional;

/**
 * The security group that all tasks of a Copilot environment have. In a spec each workload has its
 * own: the shared one is there only where something refers to it.
 */
final class SharedGroup {

  private static final String RESOURCES = "resources";

  private SharedGroup() {}

  static void write(DraftMap spec, Application application, EnvironmentStack stack) {
    boolean rules = has(spec);
    for (String name : application.environments()) {
      rules |= has(spec.map(Workloads.ENVIRONMENTS).map(name));
    }
    if (!rules && !stack.usesGroup()) {
      return;
    }
    DraftMap made = new DraftMap();
    made.put("Type", "AWS::EC2::SecurityGroup");
    Optional<String> first =
        application.environments().isEmpty()
            ? Optional.empty()
            : Optional.of(application.environments().get(0));
    DraftMap properties =
        made.map("Properties")
            .put("GroupDescription", "All tasks of the environment")
            .put("VpcId", vpc(stack, first));
    spec.getMap(RESOURCES)
        .flatMap(all -> all.getMap(EnvironmentStack.GROUP))
        .flatMap(group -> group.getMap("Properties"))
        .ifPresent(there -> Shared.merge(there, properties));
    spec.map(RESOURCES).put(EnvironmentStack.GROUP, made);
    spec.map(RESOURCES)
        .comment(EnvironmentStack.GROUP, "The security group that Copilot gave to all tasks.");
    for (String name : application.environments()) {
      DraftValue own = vpc(stack, Optional.of(name));
      if (!own.says(vpc(stack, first))) {
        spec.map(Workloads.ENVIRONMENTS)
            .map(name)
            .map(RESOURCES)
            .map(EnvironmentStack.GROUP)
            .map("Properties")
            .put("VpcId", own);
      }
    }
    attach(spec.map("workloads"));
    for (String name : application.environments()) {
      spec.map(Workloads.ENVIRONMENTS)
          .map(name)
          .getMap("workloads")
          .ifPresent(all -> override(all));
    }
  }

  private static boolean has(DraftMap stack) {
    return stack.getMap(RESOURCES).map(all -> all.has(EnvironmentStack.GROUP)).orElse(false);
  }

  private static DraftValue vpc(EnvironmentStack stack, Optional<String> environment) {
    return new DraftValue(
        stack.value("VPC", environment).orElse(new Intrinsic("Ref", Value.text("Vpc"))));
  }

  private static void attach(DraftMap workloads) {
    for (DraftMap.Entry entry : workloads.entries()) {
      if (entry.draft() instanceof DraftMap workload) {
        DraftList groups = workload.list("security_groups");
        add(groups);
      }
    }
  }

  /** A list of an environment replaces that of all. */
  private static void override(DraftMap workloads) {
    for (DraftMap.Entry entry : workloads.entries()) {
      if (entry.draft() instanceof DraftMap workload
          && workload.get("security_groups").orElse(null) instanceof DraftList groups) {
        add(groups);
      }
    }
  }

  private static void add(DraftList groups) {
    String text = "${resources." + EnvironmentStack.GROUP + "}";
    for (DraftList.Item item : groups.items()) {
      if (item.draft().value() instanceof Scalar scalar && scalar.asText().equals(text)) {
        return;
      }
    }
    groups.add(text);
  }
}
