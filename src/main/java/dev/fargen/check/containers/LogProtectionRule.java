package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.containers.Logs;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;

/**
 * A log group with deletion protection cannot be deleted with the stack (Amazon CloudWatch Logs API
 * reference, "PutLogGroupDeletionProtection").
 */
public final class LogProtectionRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      Logs logs = workload.task().logs();
      logs.deletionProtection()
          .filter(given -> given.value() && !logs.retain().value())
          .ifPresent(
              given ->
                  diagnostics.report(
                      Diagnostic.of(
                              Code.CONFLICTING_KEYS,
                              "`deletion_protection: true` and `on_delete: delete` cannot be used"
                                  + " together")
                          .at(given.span())
                          .note(
                              "the stack cannot delete a log group with deletion protection;"
                                  + " `on_delete` defaults to `delete` if no environment has"
                                  + " `mode: CREATE_UPDATE`")
                          .help("write `on_delete: retain`, or remove `deletion_protection`")));
    }
  }
}
