package dev.fargen.check.services;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;

/**
 * One task behind a load balancer, where the mode is that of production: nobody answers from its
 * failure until another one has started.
 */
public final class OneTaskRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    boolean production = stack.environment().delivery().mode().isProtected();
    if (!production || stack.environment().name().isEmpty()) {
      return;
    }
    for (Workload workload : stack.workloads()) {
      Given<Integer> fewest = workload.running().fewest();
      if (workload.http().isPresent() && fewest.value() == 1) {
        Span place = fewest.span();
        boolean written =
            place.line() == place.endLine() && !place.contains(workload.task().main().span());
        warnings.report(
            workload,
            Diagnostic.of(
                    Code.ONE_TASK,
                    "`"
                        + workload.name()
                        + "` is a single task in `"
                        + stack.environment().name().get()
                        + "`: when it fails, nobody answers")
                .at(written ? place : workload.span())
                .help(
                    "write `"
                        + (workload.running().scaling().isPresent() ? "min" : "count")
                        + ": 2` there, or `mode: REPLACE_ON_FAILURE` if it may be away"));
      }
    }
  }
}
