package dev.fargen.check.raw;

import dev.fargen.cfn.Calls;
import dev.fargen.cfn.Calls.Fault;
import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.workload.Project;
import dev.fargen.workload.raw.Patch;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * Functions in raw CloudFormation must have the arguments that they require (CloudFormation
 * template reference, "Intrinsic function reference").
 */
public final class CallRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    boolean extended =
        Lists.any(project.patches(), patch -> patch.keys().get(0).equals("Transform"));
    for (Stack stack : project.stacks()) {
      stack.additions().nodes().forEach(node -> check(node, extended, diagnostics));
    }
    for (Patch patch : project.patches()) {
      patch.value().ifPresent(node -> check(node, extended, diagnostics));
    }
  }

  private static void check(Node node, boolean extended, Diagnostics diagnostics) {
    for (Fault fault : Calls.faults(RawValues.of(node), extended)) {
      Node at = RawValues.at(node, fault.path());
      if (PropertyChecker.isReported(at)) {
        continue; // reported as that
      }
      diagnostics.report(
          Diagnostic.of(
                  fault.ofKind() ? Code.INVALID_VALUE : Code.WRONG_TYPE,
                  "`!"
                      + fault.function().word()
                      + "` requires "
                      + fault.wanted()
                      + ", not "
                      + found(at))
              .at(at.span()));
    }
  }

  private static String found(Node node) {
    Optional<RawFunction> call = RawFunction.of(node);
    if (call.isPresent()) {
      return "`!" + call.get().name() + "`";
    }
    if (node instanceof ListNode list) {
      return list.items().isEmpty()
          ? "an empty list"
          : "a list of " + list.items().size() + (list.items().size() == 1 ? " item" : " items");
    }
    return node instanceof ScalarNode scalar && scalar.text().isEmpty()
        ? "an empty string"
        : node.kind();
  }
}
