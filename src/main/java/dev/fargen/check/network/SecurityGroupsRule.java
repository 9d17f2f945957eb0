package dev.fargen.check.network;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task has each security group once (Amazon ECS API reference, "AwsVpcConfiguration",
 * securityGroups).
 */
public final class SecurityGroupsRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      twice(workload.attached().securityGroups(), stack, diagnostics);
    }
  }

  /** Two parameters may have the same value. */
  private static void twice(List<Given<Text>> groups, Stack stack, Diagnostics diagnostics) {
    Map<String, Given<Text>> seen = new HashMap<>();
    for (Given<Text> group : groups) {
      Optional<String> id = stack.environment().literal(group.value());
      Optional<Given<Text>> first = id.map(one -> seen.putIfAbsent(one, group));
      if (first.isPresent()) {
        boolean same = first.get().value().equals(group.value());
        diagnostics.report(
            Diagnostic.of(
                    Code.VALUE_TWICE, "`security_groups` has `" + id.orElseThrow() + "` twice")
                .at(group.span(), "duplicate")
                .at(first.get().span(), "first here")
                .help(
                    same
                        ? "remove the duplicate"
                        : "give the parameter the ID of another security group, or, if the two are"
                            + " the same in every environment, remove one of them"));
      }
    }
  }
}
