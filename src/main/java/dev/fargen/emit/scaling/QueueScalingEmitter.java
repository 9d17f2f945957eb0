package dev.fargen.emit.scaling;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.scaling.Scaling.Idle;
import dev.fargen.workload.scaling.Scaling.Step;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits scaling by the workload's queue, from zero tasks and back: alarms refer to policies, and
 * policies to the scalable target (Amazon EC2 Auto Scaling user guide, "Scaling policy based on
 * Amazon SQS").
 */
final class QueueScalingEmitter {

  private static final int MINUTE = 60;

  private final Draft draft;
  private final Workload workload;
  private final Scaling scaling;
  private final ClusterReference cluster;
  private final Resource service;
  private final String prefix;

  QueueScalingEmitter(
      Draft draft, Workload workload, Scaling scaling, ClusterReference cluster, Resource service) {
    this.draft = draft;
    this.workload = workload;
    this.scaling = scaling;
    this.cluster = cluster;
    this.service = service;
    this.prefix = LogicalName.of(workload.name());
  }

  void emit(Resource scalable) {
    if (!scaling.steps().isEmpty()) {
      scaleOut(scalable);
    }
    scaling.kept().backlog().ifPresent(backlog -> backlog(scalable));
    scaling.idle().ifPresent(idle -> idle(scalable, idle));
  }

  private void scaleOut(Resource scalable) {
    Draft own =
        part("ScaleOut", "Adds " + workload.name() + " tasks in steps when messages are visible");
    Resource policy =
        step(
            own,
            scalable,
            "ScaleOut",
            scaling.steps().size() == 1
                ? List.of("Adds " + workload.name() + " tasks while messages are visible.")
                : List.of(
                    "Adds "
                        + workload.name()
                        + " tasks in steps, by the number of visible messages.",
                    "Step bounds are relative to the alarm threshold."),
            "ChangeInCapacity",
            adjustments(scaling.steps()));
    Value first =
        draft.number(
            prefix + "StepFrom",
            "Number of visible messages that adds tasks",
            scaling.steps().get(0).from());
    alarm(own, "BacklogAlarm", "Scales " + workload.name() + " out when " + visible(), "")
        .add(
            queueMetric("ApproximateNumberOfMessagesVisible")
                .with("Statistic", "Maximum")
                .with("Period", MINUTE)
                .with("EvaluationPeriods", 1)
                .with("ComparisonOperator", "GreaterThanOrEqualToThreshold")
                .with("Threshold", first)
                .with("TreatMissingData", "notBreaching"),
            policy);
  }

  private String queue() {
    return "the queue " + workload.queue().orElseThrow().name();
  }

  private String visible() {
    return "messages are visible in " + queue();
  }

  /** The bounds of a step are relative to the alarm's threshold. */
  private static List<Value> adjustments(List<Step> steps) {
    List<Value> adjustments = new ArrayList<>();
    int threshold = steps.get(0).from().value();
    for (int i = 0; i < steps.size(); i++) {
      Mapping step =
          Value.map().with("MetricIntervalLowerBound", steps.get(i).from().value() - threshold);
      if (i + 1 < steps.size()) {
        step = step.with("MetricIntervalUpperBound", steps.get(i + 1).from().value() - threshold);
      }
      adjustments.add(step.with("ScalingAdjustment", steps.get(i).add().value()));
    }
    return adjustments;
  }

  /** Tracks the messages per task; with zero tasks there is no ratio, so an alarm starts one. */
  private void backlog(Resource scalable) {
    Mapping ratio =
        Value.map()
            .with("Id", "backlog")
            .with("Expression", "IF(running > 0, visible / running, 0)")
            .with("Label", "Messages per task")
            .with("ReturnData", true);
    Draft own = draft.of(byBacklog());
    own.add(
        scaling.span(),
        Resource.of(prefix + "BacklogScaling", "AWS::ApplicationAutoScaling::ScalingPolicy")
            .comment("Target tracking: keeps the number of messages per task at the target.")
            .explain(wakes(), "The ratio is 0 without tasks: WakeUpAlarm starts the first one.")
            .property("PolicyName", "backlog")
            .property("PolicyType", "TargetTrackingScaling")
            .property("ScalingTargetId", scalable.ref())
            .property(
                "TargetTrackingScalingPolicyConfiguration",
                Value.map()
                    .with(
                        "TargetValue",
                        draft.number(
                            prefix + "Backlog",
                            "Target number of messages per " + workload.name() + " task",
                            scaling.kept().backlog().orElseThrow()))
                    .with(
                        "CustomizedMetricSpecification",
                        Value.map()
                            .with(
                                "Metrics",
                                metrics(
                                    ratio,
                                    stat(
                                        "visible",
                                        queueMetric("ApproximateNumberOfMessagesVisible"),
                                        false),
                                    stat("running", runningTasks(), false))))
                    .with("ScaleInCooldown", cooldownIn())
                    .with("ScaleOutCooldown", cooldownOut())));
    if (wakes()) {
      wake(scalable);
    }
  }

  private boolean wakes() {
    return scaling.min().value() == 0 && scaling.steps().isEmpty();
  }

  private void wake(Resource scalable) {
    Draft own =
        draft.of(
            new Cause.Part(
                    prefix + "WakeUp",
                    "Starts the first task of " + workload.name() + " when messages are visible")
                .within(byBacklog()));
    Resource policy =
        step(
            own,
            scalable,
            "WakeUp",
            List.of("Starts the first " + workload.name() + " task."),
            "ChangeInCapacity",
            List.of(Value.map().with("MetricIntervalLowerBound", 0).with("ScalingAdjustment", 1)));
    Mapping asleep =
        Value.map()
            .with("Id", "asleep")
            .with("Expression", "IF(visible > 0 AND FILL(running, 0) == 0, 1, 0)")
            .with("Label", "Messages without a running task")
            .with("ReturnData", true);
    alarm(
            own,
            "WakeUpAlarm",
            "Starts the first task of " + workload.name() + " when " + visible(),
            "ECS may report no task count at zero tasks, hence FILL.")
        .add(
            Value.map()
                .with(
                    "Metrics",
                    metrics(
                        asleep,
                        stat("visible", queueMetric("ApproximateNumberOfMessagesVisible"), true),
                        stat("running", runningTasks(), true)))
                .with("EvaluationPeriods", 1)
                .with("ComparisonOperator", "GreaterThanOrEqualToThreshold")
                .with("Threshold", 1)
                .with("TreatMissingData", "notBreaching"),
            policy);
  }

  private void idle(Resource scalable, Idle idle) {
    Draft own = part("ScaleIn", "Stops idle tasks of " + workload.name());
    Value fewest =
        draft.number(
            prefix + "MinCapacity",
            "Minimum number of " + workload.name() + " tasks",
            scaling.min());
    Resource policy =
        step(
            own,
            scalable,
            "ScaleIn",
            List.of("Sets the number of " + workload.name() + " tasks to the minimum."),
            "ExactCapacity",
            List.of(
                Value.map().with("MetricIntervalUpperBound", 0).with("ScalingAdjustment", fewest)));
    Value minutes =
        draft.number(
            prefix + "IdleMinutes",
            "Idle minutes before " + workload.name() + " scales in",
            idle.minutes());
    boolean byCpu = idle.cpu().isPresent();
    String description =
        "Scales "
            + workload.name()
            + " in to the minimum when "
            + (byCpu
                ? "its CPU utilization stays at or below the threshold"
                : "no messages are visible or in flight in " + queue());
    String why = byCpu ? "" : "Inactive queues report no metrics, so missing data counts as idle.";
    alarm(own, "IdleAlarm", description, why)
        .add(
            settledBy(byCpu, description, byCpu ? byCpu(idle, minutes) : byQueue(minutes)), policy);
  }

  /** One condition for the whole alarm: a metric and an expression exclude each other. */
  private Mapping settledBy(boolean cpu, String description, Mapping properties) {
    Cause byCpu =
        new Cause.Part(
            prefix + "IdleCpu", "Detects idle tasks of " + workload.name() + " by CPU utilization");
    Mapping settled = Value.map();
    for (var property : properties.with("AlarmDescription", description).entries().entrySet()) {
      boolean same = property.getKey().equals("EvaluationPeriods");
      Value value = property.getValue();
      settled = settled.with(property.getKey(), same ? value : new Block(byCpu, cpu, value));
    }
    return settled;
  }

  private Mapping byCpu(Idle idle, Value minutes) {
    return Value.map()
        .with("Namespace", "AWS/ECS")
        .with("MetricName", "CPUUtilization")
        .with("Dimensions", serviceDimensions())
        .with("Statistic", "Average")
        .with("Period", MINUTE)
        .with("EvaluationPeriods", minutes)
        .with("ComparisonOperator", "LessThanOrEqualToThreshold")
        .with(
            "Threshold",
            draft.decimal(
                prefix + "IdleCpu",
                "CPU utilization in percent at or below which " + workload.name() + " is idle",
                idle.cpu().orElseThrow()))
        .with("TreatMissingData", "notBreaching");
  }

  /** Messages in flight count too: a task is not stopped while it processes one. */
  private Mapping byQueue(Value minutes) {
    Mapping total =
        Value.map()
            .with("Id", "work")
            .with("Expression", "visible + inflight")
            .with("Label", "Messages visible and in flight")
            .with("ReturnData", true);
    return Value.map()
        .with(
            "Metrics",
            metrics(
                total,
                stat("visible", queueMetric("ApproximateNumberOfMessagesVisible"), true),
                stat("inflight", queueMetric("ApproximateNumberOfMessagesNotVisible"), true)))
        .with("EvaluationPeriods", minutes)
        .with("ComparisonOperator", "LessThanOrEqualToThreshold")
        .with("Threshold", 0)
        .with("TreatMissingData", "breaching");
  }

  private Cause.Part byBacklog() {
    return ScalingEmitter.cause(
        workload, "BacklogScaling", "Scales " + workload.name() + " by messages per task");
  }

  private Draft part(String what, String words) {
    return draft.of(ScalingEmitter.cause(workload, what, words));
  }

  private Resource step(
      Draft own,
      Resource scalable,
      String what,
      List<String> comment,
      String type,
      List<Value> adjustments) {
    Resource.Builder policy =
        Resource.of(prefix + what, "AWS::ApplicationAutoScaling::ScalingPolicy");
    comment.forEach(policy::comment);
    return own.add(
        scaling.span(),
        policy
            .property("PolicyName", what)
            .property("PolicyType", "StepScaling")
            .property("ScalingTargetId", scalable.ref())
            .property(
                "StepScalingPolicyConfiguration",
                Value.map()
                    .with("AdjustmentType", type)
                    .with("Cooldown", type.equals("ExactCapacity") ? cooldownIn() : cooldownOut())
                    .with("MetricAggregationType", "Maximum")
                    .with("StepAdjustments", Value.list(adjustments))));
  }

  private Value cooldownIn() {
    return draft.number(
        prefix + "ScaleInCooldown",
        ScalingEmitter.COOLDOWN_IN + workload.name(),
        scaling.cooldown().in());
  }

  private Value cooldownOut() {
    return draft.number(
        prefix + "ScaleOutCooldown",
        ScalingEmitter.COOLDOWN_OUT + workload.name(),
        scaling.cooldown().out());
  }

  private AlarmDraft alarm(Draft own, String what, String description, String why) {
    return new AlarmDraft(own, what, description, why);
  }

  /** An alarm without its metric and its action. */
  private final class AlarmDraft {
    private final Draft own;
    private final String what;
    private final String description;
    private final String why;

    private AlarmDraft(Draft own, String what, String description, String why) {
      this.own = own;
      this.what = what;
      this.description = description;
      this.why = why;
    }

    private void add(Mapping properties, Resource action) {
      Resource.Builder alarm =
          Resource.of(prefix + what, "AWS::CloudWatch::Alarm")
              .comment(description + ".")
              .explain(!why.isEmpty(), why)
              .property("AlarmDescription", description);
      properties.entries().forEach(alarm::property);
      own.add(scaling.span(), alarm.property("AlarmActions", Value.list(action.ref())));
    }
  }

  private Mapping queueMetric(String name) {
    String queue = workload.queue().orElseThrow().name();
    Value queueName = draft.things().value(ThingKind.QUEUES, queue, "name");
    return Value.map()
        .with("Namespace", "AWS/SQS")
        .with("MetricName", name)
        .with(
            "Dimensions",
            dimensions(Value.map().with("Name", "QueueName").with("Value", queueName)));
  }

  private Mapping runningTasks() {
    return Value.map()
        .with("Namespace", "ECS/ContainerInsights")
        .with("MetricName", "RunningTaskCount")
        .with("Dimensions", serviceDimensions());
  }

  private Value serviceDimensions() {
    return dimensions(
        Value.map().with("Name", "ClusterName").with("Value", cluster.name()),
        Value.map().with("Name", "ServiceName").with("Value", service.att("Name")));
  }

  private static Value dimensions(Mapping... dimensions) {
    return new ItemsBy("Name", List.of(dimensions));
  }

  private static Value metrics(Mapping... metrics) {
    return new ItemsBy("Id", List.of(metrics));
  }

  /** One metric of an expression; in an alarm with a period, in a scaling policy without one. */
  private static Mapping stat(String id, Mapping metric, boolean withPeriod) {
    Mapping stat = Value.map().with("Metric", metric);
    if (withPeriod) {
      stat = stat.with("Period", MINUTE);
    }
    return Value.map()
        .with("Id", id)
        .with("MetricStat", stat.with("Stat", "Maximum"))
        .with("ReturnData", false);
  }
}
