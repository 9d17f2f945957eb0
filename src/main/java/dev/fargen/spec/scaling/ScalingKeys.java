package dev.fargen.spec.scaling;

import static dev.fargen.spec.form.Duration.days;
import static dev.fargen.spec.form.Duration.seconds;

import dev.fargen.spec.form.Durations;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Name;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.TruthOr;
import dev.fargen.spec.schedules.ScheduleExpression;
import dev.fargen.spec.schedules.TimeZones;
import java.math.BigDecimal;
import java.util.List;

/** Keys of auto scaling. */
public final class ScalingKeys {

  private static final Form<Integer> COOLDOWNS = Durations.between(seconds(0), seconds(3_600));

  /** Keys of a scaling step. */
  public static final class Step {
    public static final Key<Integer> FROM =
        Key.of(
                "from",
                Form.whole(1, 1_000_000),
                "Number of visible messages from which the step applies.")
            .mandatory()
            .becomes("`StepAdjustments` of the scaling policy, and `Threshold` of the alarm")
            .example("from: 1");
    public static final Key<Integer> ADD =
        Key.of("add", Form.whole(1, 1_000), "Number of tasks to add.")
            .mandatory()
            .becomes("`ScalingAdjustment` of the scaling policy")
            .example("add: 1");
    public static final Shape SHAPE = Shape.of("a step", FROM, ADD);

    private Step() {}
  }

  /** Keys of a metric that scaling keeps at its target. */
  public static final class Metric {
    public static final Key<Integer> SCALE_IN_COOLDOWN =
        Key.of(
                "scale_in_cooldown",
                COOLDOWNS,
                "Time after a scale-in by this metric before the next one.")
            .otherwise("`scale_in_cooldown` of `scaling`")
            .becomes("`ScaleInCooldown` of the scaling policy")
            .example("scale_in_cooldown: 5m");
    public static final Key<Integer> SCALE_OUT_COOLDOWN =
        Key.of(
                "scale_out_cooldown",
                COOLDOWNS,
                "Time after a scale-out by this metric before the next one.")
            .otherwise("`scale_out_cooldown` of `scaling`")
            .becomes("`ScaleOutCooldown` of the scaling policy")
            .example("scale_out_cooldown: 30s");

    /** Average utilization in percent. */
    public static final Key<BigDecimal> UTILIZATION =
        target(Form.decimal("0.01", "100"), "average utilization, in percent", "target: 60");

    public static final Key<BigDecimal> NUMBER =
        target(Form.decimal("0.01", "1000000"), "requests per task and minute", "target: 1000");
    public static final Key<BigDecimal> TIME =
        target(
            Durations.fromMilliseconds(seconds(3_600)).literal(),
            "average response time",
            "target: 250ms");

    private Metric() {}

    private static Key<BigDecimal> target(Form<BigDecimal> form, String what, String example) {
      return Key.of("target", form, "Target value for the " + what + ".")
          .mandatory()
          .becomes("`TargetValue` of the scaling policy")
          .example(example);
    }

    private static Form<Section> form(Key<BigDecimal> target) {
      return Form.blockOr(
          Shape.of("a scaling metric", target, SCALE_IN_COOLDOWN, SCALE_OUT_COOLDOWN), target);
    }
  }

  /** Keys of a change of the number of tasks at certain times. */
  public static final class At {
    public static final Key<String> AT =
        Key.of(
                "at",
                ScheduleExpression.FORM,
                "When it takes effect: `cron(…)` with six fields, `rate(…)`, or `at(…)` for a"
                    + " single time. It holds until any other item takes effect, such as the next"
                    + " recurring one, or until an update changes `min` or `max`.")
            .mandatory()
            .becomes("`Schedule` of the scheduled action")
            .example("at: \"cron(0 7 ? * MON-FRI *)\"");
    public static final Key<String> TIMEZONE =
        Key.of("timezone", TimeZones.FORM, "Time zone of `cron` and `at` expressions.")
            .fallback(TimeZones.UTC)
            .becomes("`Timezone` of the scheduled action")
            .example("timezone: Europe/Berlin");
    public static final Key<Integer> MIN =
        Key.of("min", Form.whole(0, 10_000), "Minimum number of tasks from then on.")
            .otherwise("`min` of `scaling`")
            .becomes("`ScalableTargetAction.MinCapacity` of the scheduled action")
            .example("min: 6");
    public static final Key<Integer> MAX =
        Key.of("max", Form.whole(0, 10_000), "Maximum number of tasks from then on.")
            .otherwise("`max` of `scaling`")
            .becomes("`ScalableTargetAction.MaxCapacity` of the scheduled action")
            .example("max: 20");
    public static final Shape SHAPE = Shape.of("an item of `schedule`", AT, TIMEZONE, MIN, MAX);

    private At() {}
  }

  /** Keys of scale-in for idle services. */
  public static final class Idle {
    public static final Key<BigDecimal> CPU =
        Key.of(
                "cpu",
                Form.decimal("0.01", "100"),
                "Average CPU utilization in percent at or below which the service is idle.")
            .otherwise(
                "none; the queue decides, which does not stop tasks that still process a"
                    + " message")
            .becomes("`Threshold` of the alarm")
            .example("cpu: 0.01");
    public static final Key<Integer> FOR =
        Key.of(
                "for",
                Durations.between(seconds(60), days(1), seconds(60)),
                "Time that the service must be idle before it scales in.")
            .fallback("5m")
            .becomes("`EvaluationPeriods` of the alarm")
            .example("for: 3m");
    public static final Shape SHAPE = Shape.of("an `idle` block", CPU, FOR);

    private Idle() {}
  }

  public static final Key<Integer> MIN =
      Key.of("min", Form.whole(0, 10_000), "Minimum number of tasks.")
          .fallback("1")
          .becomes("`MinCapacity` of the scalable target")
          .example("min: 2");
  public static final Key<Integer> MAX =
      Key.of("max", Form.whole(0, 10_000), "Maximum number of tasks.")
          .mandatory()
          .becomes("`MaxCapacity` of the scalable target")
          .example("max: 10");
  public static final Key<Section> CPU =
      Key.of(
              "cpu",
              Metric.form(Metric.UTILIZATION),
              "Target value for the average CPU utilization, in percent.")
          .becomes("a target tracking scaling policy")
          .example("cpu: 60");
  public static final Key<Section> MEMORY =
      Key.of(
              "memory",
              Metric.form(Metric.UTILIZATION),
              "Target value for the average memory utilization, in percent.")
          .becomes("a target tracking scaling policy")
          .example("memory: 75");
  public static final Key<Section> REQUESTS =
      Key.of(
              "requests",
              Metric.form(Metric.NUMBER),
              "Target value for the requests per task and minute. Requires `http`; of several items,"
                  + " the first is measured.")
          .becomes("a target tracking scaling policy")
          .example("requests: 1000");
  public static final Key<Section> RESPONSE_TIME =
      Key.of(
              "response_time",
              Metric.form(Metric.TIME),
              "Target value for the average time until the tasks respond to the load balancer, such"
                  + " as `250ms`. Requires `http`; of several items, the first is measured. More tasks"
                  + " shorten the response time only where load is its cause.")
          .becomes("a target tracking scaling policy on `TargetResponseTime`")
          .example("response_time: 250ms");
  public static final Key<List<Given<Section>>> SCHEDULE =
      Key.of(
              "schedule",
              Form.list(Form.block(() -> At.SHAPE)),
              "Changes of `min` and `max` at certain times. Each sets both. Scaling by metrics"
                  + " continues between them.")
          .becomes("`ScheduledActions` of the scalable target")
          .example(
              "schedule: [{at: \"cron(0 7 ? * MON-FRI *)\", min: 6}, {at: \"cron(0 19 ? * MON-FRI *)\", min: 2}]");
  public static final Key<String> RESOLUTION =
      Key.of(
              "resolution",
              Form.oneOf("20s", "60s").literal(),
              "How often ECS reports the CPU and memory utilization that the service scales by."
                  + " `20s` scales out sooner; CloudWatch charges apply. To go back, write `60s`:"
                  + " without the key, the service keeps what it has.")
          .fallback("60s")
          .becomes("`Monitoring` of the service, and a high-resolution metric of the policy")
          .example("resolution: 20s");
  public static final Key<TruthOr<String>> PREDICT =
      Key.of(
              "predict",
              Form.truthOr(Form.oneOf("forecast_only").literal()),
              "Scales out ahead of the load that repeats every day or week, by `cpu`, else"
                  + " `memory`, else `requests`. The first forecast requires 24 hours of metrics."
                  + " `forecast_only` shows forecasts without scaling.")
          .fallback("false")
          .becomes("a predictive scaling policy")
          .example("predict: true");
  public static final Key<Integer> BACKLOG =
      Key.of(
              "backlog",
              Form.whole(1, 1_000_000),
              "Target value for the messages in the queue per task. With `idle`, or `min: 0`,"
                  + " it only adds tasks: `idle` removes them, when no messages are in flight."
                  + " Requires `queue`, and Container Insights on the cluster.")
          .becomes("a target tracking scaling policy with metric math")
          .example("backlog: 100");
  public static final Key<String> QUEUE =
      Key.of(
              "queue",
              Form.plain("the name of a queue", Name.THING.pattern()),
              "Which queue `backlog` and `steps` measure, if the workload consumes several. `idle`"
                  + " measures all of them.")
          .otherwise("the sum of all queues that the workload consumes")
          .becomes("`Dimensions` of the metrics")
          .example("queue: jobs");
  public static final Key<List<Given<Section>>> STEPS =
      Key.of(
              "steps",
              Form.some(Form.block(() -> Step.SHAPE)),
              "Step scaling on the number of visible messages in the queue: how many"
                  + " tasks to add at which number of messages. Requires `queue`.")
          .otherwise(
              "one task for one or more messages, if the workload has a `queue` and no"
                  + " other scaling key")
          .becomes("a step scaling policy and its alarm")
          .example("steps: [{from: 1, add: 1}, {from: 100, add: 5}]");
  public static final Key<Section> IDLE =
      Key.of(
              "idle",
              Form.block(() -> Idle.SHAPE),
              "When the service scales in to `min`: when its queues have no visible"
                  + " messages and none in flight or, with `cpu`, when the CPU utilization"
                  + " stays low.")
          .otherwise(
              "after "
                  + Idle.FOR.fallback().orElseThrow()
                  + " without messages, if the service scales by `steps`, or by `backlog` with `min: 0`")
          .becomes("a step scaling policy and its alarm")
          .example("idle: {for: 10m}");
  public static final Key<Integer> SCALE_IN_COOLDOWN =
      Key.of("scale_in_cooldown", COOLDOWNS, "Time after a scale-in before the next one.")
          .fallback("120s")
          .becomes("`ScaleInCooldown` of the scaling policy")
          .example("scale_in_cooldown: 5m");
  public static final Key<Integer> SCALE_OUT_COOLDOWN =
      Key.of("scale_out_cooldown", COOLDOWNS, "Time after a scale-out before the next one.")
          .fallback("60s")
          .becomes("`ScaleOutCooldown` of the scaling policy")
          .example("scale_out_cooldown: 30s");
  public static final Shape SHAPE =
      Shape.of(
          "a `scaling` block",
          MIN,
          MAX,
          CPU,
          MEMORY,
          REQUESTS,
          QUEUE,
          RESPONSE_TIME,
          BACKLOG,
          STEPS,
          IDLE,
          SCHEDULE,
          RESOLUTION,
          PREDICT,
          SCALE_IN_COOLDOWN,
          SCALE_OUT_COOLDOWN);

  private ScalingKeys() {}
}
