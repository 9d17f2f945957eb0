package dev.fargen.check.services;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;

/**
 * Warns of a time zone beside a rate, which has none (EventBridge Scheduler user guide, "Schedule
 * types in EventBridge Scheduler"; Application Auto Scaling API reference, "PutScheduledAction",
 * Timezone: for {@code at} and {@code cron}).
 */
public final class TimezoneRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      workload
          .running()
          .schedule()
          .ifPresent(
              schedule ->
                  check(
                      schedule.expression(),
                      schedule.timezone(),
                      schedule.span(),
                      workload,
                      warnings));
      workload.running().scaling().ifPresent(scaling -> check(scaling, workload, warnings));
    }
  }

  private static void check(Scaling scaling, Workload workload, Warnings warnings) {
    for (Scaling.Change change : scaling.schedule()) {
      check(change.at(), change.timezone(), change.span(), workload, warnings);
    }
  }

  private static void check(
      Given<String> when,
      Given<String> timezone,
      Span block,
      Workload workload,
      Warnings warnings) {
    if (!timezone.span().equals(block)) {
      warnings.unlessElsewhere(
          !when.value().startsWith("rate("),
          workload,
          Diagnostic.of(Code.NO_EFFECT, "`timezone` has no effect with `" + when.value() + "`")
              .at(timezone.span())
              .at(when.span(), "an interval, not a time of day")
              .help("remove `timezone`, or write `cron(...)`"));
    }
  }
}
