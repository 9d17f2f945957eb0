package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.List;
import java.util.Optional;

/**
 * A further policy of the task role, or a statement of one: a managed policy, since the role of a
 * workload may have no other.
 */
final class TaskRolePolicy {

  private TaskRolePolicy() {}

  /** Whether the patch adds a policy or a statement. */
  static boolean is(OverridePatch patch) {
    boolean whole =
        patch.path().size() == 5 && patch.at(3).equals("Policies") && patch.at(4).equals("-");
    return !patch.op().equals("remove") && (whole || patch.isStatement());
  }

  static void write(OverridePatch patch, Value value, DraftMap spec) {
    Optional<Value> whole =
        patch.isStatement() ? Optional.empty() : OverrideTree.get(value, "PolicyDocument");
    Value document =
        whole.orElseGet(
            () ->
                Value.map()
                    .with("Version", Value.text("2012-10-17"))
                    .with("Statement", Value.list(List.of(value))));
    String workload = patch.workload().orElseThrow().name();
    String name =
        whole.isPresent()
            ? OverrideTree.get(value, "PolicyName").map(TaskOverrides::text).orElse("")
            : "";
    String first =
        Names.id(workload) + (name.matches("[A-Za-z0-9_-]+") ? Names.id(name) : "Override");
    DraftMap resources = spec.map("resources");
    String id = first + "Policy";
    for (int i = 2; resources.has(id); i++) {
      id = first + i + "Policy";
    }
    DraftMap made = new DraftMap().put("Type", "AWS::IAM::ManagedPolicy");
    made.map("Properties").put("PolicyDocument", new DraftValue(document));
    resources.put(id, made, patch.origin());
    spec.map("workloads")
        .map(workload)
        .list("policies")
        .add("${resources." + id + "}", patch.origin());
  }
}
