package dev.fargen.check.network;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Texts;
import dev.fargen.workload.Project;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stacks that share the security group of their tasks cannot each add the rule for it to another
 * shared group: a group has one rule for a peer, a protocol and ports (Amazon EC2 API reference,
 * "AuthorizeSecurityGroupIngress", InvalidPermission.Duplicate).
 */
public final class GroupRuleTwiceRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    Map<String, AddedToGroup> known = new HashMap<>();
    for (Stack stack : project.stacks()) {
      for (AddedToGroup rule : AddedToGroup.of(stack)) {
        AddedToGroup first = known.putIfAbsent(rule.group() + " " + rule.what(), rule);
        if (first != null && !first.by().equals(rule.by())) {
          diagnostics.report(twice(first, rule, stack));
        }
      }
    }
  }

  private static Diagnostic twice(AddedToGroup first, AddedToGroup second, Stack stack) {
    Optional<Texts> groups = stack.base().network().tasks().securityGroups().map(Given::value);
    Optional<String> parameter =
        groups
            .flatMap(Texts::parameter)
            .or(
                () ->
                    groups
                        .flatMap(all -> Lists.first(all.items()))
                        .flatMap(item -> item.value().parameter()));
    return Diagnostic.of(
            Code.GROUP_RULE_TWICE,
            "two environments add the same rule to the security group `" + second.group() + "`")
        .at(second.by().span(), "second environment")
        .at(first.by().span(), "first environment")
        .at(second.place(), "adds the rule: " + second.what())
        .note("the rule names the first group of `network.security_groups`")
        .help(
            "write another first group in `"
                + parameter.orElse("network.security_groups")
                + "` in one of the environments, or remove `"
                + second.key()
                + "` and add the rule to `"
                + second.group()
                + "` yourself");
  }
}
