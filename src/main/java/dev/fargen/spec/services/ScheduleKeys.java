package dev.fargen.spec.services;

import static dev.fargen.spec.form.Duration.days;
import static dev.fargen.spec.form.Duration.seconds;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.form.Durations;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.schedules.ScheduleExpression;
import dev.fargen.spec.schedules.TimeZones;

/** Keys of the schedule of a workload. */
public final class ScheduleKeys {

  public static final Key<String> EXPRESSION =
      Key.of(
              "expression",
              ScheduleExpression.FORM,
              "When the task runs: `cron(…)` with six fields, `rate(…)`, or `at(…)` for"
                  + " a single run.")
          .becomes("`ScheduleExpression` of the schedule")
          .example("expression: \"cron(0 4 1 * ? *)\"")
          .mandatory();
  public static final Key<String> TIMEZONE =
      Key.of("timezone", TimeZones.FORM, "Time zone of `cron` and `at` expressions.")
          .fallback(TimeZones.UTC)
          .becomes("`ScheduleExpressionTimezone` of the schedule")
          .example("timezone: Europe/Berlin");
  public static final Key<Integer> RETRIES =
      Key.of("retries", Form.whole(0, 185), "Number of retries if a task cannot be started.")
          .fallback("2")
          .becomes("`RetryPolicy.MaximumRetryAttempts` of the schedule's target")
          .example("retries: 2");
  public static final Key<Integer> MAX_AGE =
      Key.of(
              "max_age",
              Durations.between(seconds(60), days(1)),
              "Time after which a start is not retried.")
          .fallback("1h")
          .becomes("`RetryPolicy.MaximumEventAgeInSeconds` of the schedule's target")
          .example("max_age: 1h");
  public static final Key<Integer> ATTEMPTS =
      Key.of(
              "attempts",
              Form.whole(1, 100).literal(),
              "Number of times that the task runs if it fails, the first run included. The next"
                  + " run starts a minute later, and the time doubles up to 15 minutes. A run fails"
                  + " if a container exits with a code other than 0, or after `timeout`.")
          .fallback("1")
          .becomes("`Retry` of the state machine that runs the task")
          .example("attempts: 3");
  public static final Key<Integer> TIMEOUT =
      Key.of(
              "timeout",
              Durations.between(seconds(60), days(365)),
              "Time after which a run fails and its task is stopped, including the time to start"
                  + " the task.")
          .otherwise("none; a task runs until it exits")
          .becomes("`TimeoutSeconds` of the state machine that runs the task")
          .example("timeout: 1h");
  public static final Key<Text> NOTIFY =
      Key.of(
              "notify",
              ArnKinds.TOPIC,
              "SNS topic, by its ARN or as `${topics.ops.arn}`, that gets a message for each run that"
                  + " failed after all `attempts`. Without it, these messages go to the dead-letter queue of the"
                  + " schedule, which gets the runs that could not be started in any case. The key"
                  + " policy of an encrypted topic must allow the role of the state machine to use"
                  + " the key.")
          .otherwise("the dead-letter queue")
          .becomes("`TopicArn` in the state machine that runs the task")
          .example("notify: arn:aws:sns:eu-central-1:111122223333:on-call");
  public static final Key<Boolean> ENABLED =
      Key.of("enabled", Form.truth(), "Enables the schedule.")
          .fallback("true")
          .becomes("`State` of the schedule")
          .example("enabled: false");
  public static final Key<Integer> COUNT =
      Key.of("count", Form.whole(1, 10), "Number of tasks per run.")
          .fallback("1")
          .becomes("`EcsParameters.TaskCount` of the schedule's target")
          .example("count: 1");
  public static final Key<Integer> FLEXIBLE_WINDOW =
      Key.of(
              "flexible_window",
              Durations.between(seconds(60), days(1), seconds(60)),
              "Time window after the scheduled time in which EventBridge Scheduler"
                  + " starts the task, to spread load.")
          .otherwise("disabled")
          .becomes("`FlexibleTimeWindow` of the schedule")
          .example("flexible_window: 15m");
  public static final Shape SHAPE =
      Shape.of(
          "a schedule",
          EXPRESSION,
          TIMEZONE,
          RETRIES,
          MAX_AGE,
          ATTEMPTS,
          TIMEOUT,
          NOTIFY,
          ENABLED,
          COUNT,
          FLEXIBLE_WINDOW);

  private ScheduleKeys() {}
}
