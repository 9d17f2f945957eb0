package dev.fargen.spec.services;

import static dev.fargen.spec.form.Duration.days;
import static dev.fargen.spec.form.Duration.seconds;

import dev.fargen.spec.form.Durations;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;

/** When a workload is started, and what becomes of starts that fail. */
public final class ScheduleKeys {

  public static final Key<String> EXPRESSION =
      Key.of(
              "expression",
              ScheduleExpression.FORM,
              "When: `cron(…)` with six fields, `rate(…)`, or `at(…)` for once.")
          .becomes("ScheduleExpression of the Schedule")
          .example("expression: cron(0 4 1 * ? *)")
          .mandatory();
  public static final Key<String> TIMEZONE =
      Key.of("timezone", TimeZones.FORM, "The time zone that `cron` and `at` are meant in.")
          .fallback(TimeZones.UTC)
          .becomes("ScheduleExpressionTimezone of the Schedule")
          .example("timezone: Europe/Berlin");
  public static final Key<Integer> RETRIES =
      Key.of("retries", Form.whole(0, 185), "How often a start that failed is tried again.")
          .fallback("2")
          .becomes("MaximumRetryAttempts of the Schedule's target")
          .example("retries: 2");
  public static final Key<Integer> MAX_AGE =
      Key.of(
              "max_age",
              Durations.between(seconds(60), days(1)),
              "Time after which a start is not tried any more.")
          .fallback("1h")
          .becomes("MaximumEventAgeInSeconds of the Schedule's target")
          .example("max_age: 1h");
  public static final Key<Boolean> ENABLED =
      Key.of("enabled", Form.truth(), "Whether it runs at all.")
          .fallback("true")
          .becomes("State of the Schedule")
          .example("enabled: false");
  public static final Key<Integer> COUNT =
      Key.of("count", Form.whole(1, 10), "How many tasks each start runs.")
          .fallback("1")
          .becomes("TaskCount of the Schedule's target")
          .example("count: 1");
  public static final Key<Integer> FLEXIBLE_WINDOW =
      Key.of(
              "flexible_window",
              Durations.between(seconds(60), days(1), seconds(60)),
              "Time within which the start may come later, so that not all come at once.")
          .otherwise("off")
          .becomes("FlexibleTimeWindow of the Schedule")
          .example("flexible_window: 15m");
  public static final Shape SHAPE =
      Shape.of(
          "a schedule", EXPRESSION, TIMEZONE, RETRIES, MAX_AGE, ENABLED, COUNT, FLEXIBLE_WINDOW);

  private ScheduleKeys() {}
}
