package dev.fargen.check.services;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.services.Schedule;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;

/**
 * A state machine follows one task: the state that runs it has no number of tasks (Step Functions
 * developer guide, "Run Amazon ECS or Fargate tasks with Step Functions").
 */
public final class JobRule implements Rule {

  private static final int DAY = 86_400;
  private static final int YEAR = 365 * DAY;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      workload
          .running()
          .schedule()
          .filter(schedule -> schedule.isFollowed() && schedule.count().value() > 1)
          .ifPresent(schedule -> report(schedule, diagnostics));
      workload.running().schedule().ifPresent(schedule -> year(schedule, diagnostics));
    }
  }

  /** Step Functions developer guide, "Step Functions service quotas", Maximum execution time. */
  private static void year(Schedule schedule, Diagnostics diagnostics) {
    if (schedule.timeout().isEmpty()) {
      return;
    }
    Given<Integer> timeout = schedule.timeout().get();
    int attempts = schedule.attempts().value();
    if ((long) attempts * timeout.value() > YEAR) {
      diagnostics.report(
          Diagnostic.of(
                  Code.OUT_OF_RANGE,
                  "`attempts: " + attempts + "` with this `timeout` can take more than one year")
              .at(schedule.attempts().span())
              .at(timeout.span())
              .note("Step Functions stops an execution after one year")
              .help("write `timeout: " + YEAR / attempts / DAY + "d` or less"));
    }
  }

  private static void report(Schedule schedule, Diagnostics diagnostics) {
    boolean repeated = schedule.attempts().value() > 1;
    String key = repeated ? "attempts" : schedule.timeout().isPresent() ? "timeout" : "notify";
    Given<?> other = schedule.attempts();
    if (!repeated) {
      other = schedule.timeout().isPresent() ? schedule.timeout().get() : schedule.topic().get();
    }
    diagnostics.report(
        Diagnostic.of(
                Code.CONFLICTING_KEYS,
                "`count: "
                    + schedule.count().value()
                    + "` and `"
                    + key
                    + "` cannot be used together")
            .at(schedule.count().span())
            .at(other.span())
            .note("with `" + key + "`, a state machine runs one task and waits until it stops")
            .help("remove `count`, or remove `" + key + "`"));
  }
}
