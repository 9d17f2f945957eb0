package dev.fargen.workload.services;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.services.ScheduleKeys;
import java.util.Optional;

/**
 * When a workload is started; times in seconds.
 *
 * @param topic the topic that is told of runs that failed
 */
public record Schedule(
    Given<String> expression,
    Given<String> timezone,
    Given<Integer> retries,
    Given<Integer> maxAge,
    Given<Integer> attempts,
    Optional<Given<Integer>> timeout,
    Optional<Given<Text>> topic,
    Given<Boolean> enabled,
    Given<Integer> count,
    Optional<Given<Integer>> flexibleWindow,
    Span span) {

  /** Whether a state machine runs the task: EventBridge Scheduler only starts it. */
  public boolean isFollowed() {
    return follower().isPresent();
  }

  /** The place of the first key for which a state machine runs the task. */
  public Optional<Span> follower() {
    return attempts.value() > 1
        ? Optional.of(attempts.span())
        : timeout.map(Given::span).or(() -> topic.map(Given::span));
  }

  /** None where the spec does not say when. */
  static Optional<Schedule> of(Section schedule) {
    return schedule
        .get(ScheduleKeys.EXPRESSION)
        .map(
            expression ->
                new Schedule(
                    expression,
                    schedule.value(ScheduleKeys.TIMEZONE),
                    schedule.value(ScheduleKeys.RETRIES),
                    schedule.value(ScheduleKeys.MAX_AGE),
                    schedule.value(ScheduleKeys.ATTEMPTS),
                    schedule.get(ScheduleKeys.TIMEOUT),
                    schedule.get(ScheduleKeys.NOTIFY),
                    schedule.value(ScheduleKeys.ENABLED),
                    schedule.value(ScheduleKeys.COUNT),
                    schedule.get(ScheduleKeys.FLEXIBLE_WINDOW),
                    schedule.span()));
  }
}
