package dev.fargen.check.scaling;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;

/**
 * Warns of workloads that scale in to zero tasks but never out: without tasks, CPU, memory and
 * requests have no data (Application Auto Scaling user guide, "How target tracking scaling for
 * Application Auto Scaling works").
 */
public final class StaysAtZeroRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      workload
          .running()
          .scaling()
          .filter(StaysAtZeroRule::staysAtZero)
          .ifPresent(
              scaling ->
                  warnings.report(
                      workload,
                      Diagnostic.of(
                              Code.STAYS_AT_ZERO,
                              "`" + workload.name() + "` cannot scale out from zero tasks")
                          .at(scaling.min().span())
                          .note("without tasks, the metrics of `scaling` have no data")
                          .help(
                              "write `min: 1`; only the messages of a `queue`, or an item of"
                                  + " `schedule` in `scaling`, can scale out from zero")));
    }
  }

  private static boolean staysAtZero(Scaling scaling) {
    return scaling.min().value() == 0
        && scaling.kept().backlog().isEmpty()
        && scaling.steps().isEmpty()
        && !Lists.any(
            scaling.schedule(), change -> change.min().filter(min -> min.value() > 0).isPresent());
  }
}
