package dev.fargen.check.scaling;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;

/**
 * Warns of more steps than a step scaling policy can have unless AWS raises the quota (Application
 * Auto Scaling user guide, "Quotas for Application Auto Scaling").
 */
public final class StepCountRule implements WarningRule {

  private static final int MOST = 20;

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      workload
          .running()
          .scaling()
          .filter(scaling -> scaling.steps().size() > MOST)
          .ifPresent(scaling -> report(workload, scaling, warnings));
    }
  }

  private static void report(Workload workload, Scaling scaling, Warnings warnings) {
    warnings.report(
        workload,
        Diagnostic.of(
                Code.TOO_MANY_STEPS,
                "`scaling` of `"
                    + workload.name()
                    + "` has "
                    + scaling.steps().size()
                    + " steps; the default quota is "
                    + MOST)
            .at(scaling.steps().get(MOST).from().span().firstLine())
            .help("write fewer steps, or request a quota increase from AWS"));
  }
}
