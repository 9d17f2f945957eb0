package dev.fargen.check.permissions;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.permissions.Permission;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * Warns of permissions for all actions of all services (AWS Identity and Access Management user
 * guide, "Security best practices in IAM": Apply least-privilege permissions).
 */
public final class AllActionsRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      for (Permission permission : workload.permissions()) {
        if (permission instanceof Permission.Raw raw) {
          raw.actions().forEach(action -> check(workload, action, raw.resources(), warnings));
        }
      }
    }
  }

  private static void check(
      Workload workload, Given<String> action, List<Given<Text>> resources, Warnings warnings) {
    if (action.value().equals("*")) {
      boolean all = Lists.any(resources, one -> one.value().written().equals("*"));
      warnings.report(
          workload,
          Diagnostic.of(
                  Code.ALL_ACTIONS,
                  "`"
                      + workload.name()
                      + "` is allowed every action "
                      + (all ? "of every AWS service" : "on the ARNs in `resources`"))
              .at(action.span())
              .help(
                  "write the actions that the application calls, such as `actions: [s3:GetObject]`"));
    }
  }
}
