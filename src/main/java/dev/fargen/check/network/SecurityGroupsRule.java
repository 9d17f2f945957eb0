package dev.fargen.check.network;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Texts;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Further security groups are beside the one that the stack creates for a workload, each once
 * (Amazon ECS API reference, "AwsVpcConfiguration", securityGroups).
 */
public final class SecurityGroupsRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    Optional<Given<Texts>> shared = stack.base().network().tasks().securityGroups();
    for (Workload workload : stack.workloads()) {
      List<Given<Text>> groups = workload.attached().securityGroups();
      if (!groups.isEmpty() && shared.isPresent()) {
        diagnostics.report(
            Diagnostic.of(
                    Code.CONFLICTING_KEYS,
                    "`security_groups` of a workload and of `network` cannot be used together")
                .at(groups.get(0).span(), "beside a security group of the stack")
                .at(shared.get().span(), "in place of the security groups of the stack")
                .help(
                    "remove `network.security_groups`, or move the groups of `"
                        + workload.name()
                        + "` into it"));
      }
      twice(groups, stack, diagnostics);
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
