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
 * Warns of a single task behind a load balancer, unless the mode is {@code REPLACE_ON_FAILURE}: if
 * it fails, requests fail until another one runs (Amazon ECS developer guide, "Best practices for
 * Amazon ECS service parameters").
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
      if (workload.isBalanced() && fewest.value() == 1) {
        Span place = fewest.span();
        boolean written =
            place.line() == place.endLine() && !place.contains(workload.task().main().span());
        warnings.report(
            workload,
            Diagnostic.of(
                    Code.ONE_TASK,
                    "`" + workload.name() + "` runs a single task: if it fails, requests fail")
                .at(written ? place : workload.span())
                .help(
                    "write `"
                        + (workload.running().scaling().isPresent() ? "min" : "count")
                        + ": 2` or more"));
      }
    }
  }
}
