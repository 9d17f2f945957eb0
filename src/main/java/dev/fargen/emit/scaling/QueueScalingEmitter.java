package dev.fargen.emit.scaling;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.cluster.ClusterReference;
import dev.fargen.emit.draft.Draft;
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
 * Emits what lets a workload follow its queue, from zero and back, in one deployment: alarms name
 * policies, policies name the scalable target. Amazon EC2 Auto Scaling user guide, "Scaling policy
 * based on Amazon SQS".
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
    Resource policy =
        step(
            scalable,
            "ScaleOut",
            "Adds tasks, the more the more messages wait.",
            "ChangeInCapacity",
            adjustments(scaling.steps()));
    Value first =
        draft.number(
            prefix + "StepFrom",
            "Visible messages from which tasks are added",
            scaling.steps().get(0).from());
    alarm("BacklogAlarm", "Messages wait for " + workload.name() + ": adds tasks.")
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

  /** The bounds of a step count from the alarm's threshold. */
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

  /** Keeps the messages per task; at zero tasks there is nothing to divide by, so one is woken. */
  private void backlog(Resource scalable) {
    Mapping ratio =
        Value.map()
            .with("Id", "backlog")
            .with("Expression", "IF(running > 0, visible / running, 0)")
            .with("Label", "Messages per task")
            .with("ReturnData", true);
    draft.add(
        scaling.span(),
        Resource.of(prefix + "BacklogScaling", "AWS::ApplicationAutoScaling::ScalingPolicy")
            .comment("Adds and removes tasks so that each has about as many messages to work off.")
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
                            "Messages for each task",
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
    if (scaling.min().value() == 0 && scaling.steps().isEmpty()) {
      wake(scalable);
    }
  }

  private void wake(Resource scalable) {
    Resource policy =
        step(
            scalable,
            "WakeUp",
            "Starts the first task.",
            "ChangeInCapacity",
            List.of(Value.map().with("MetricIntervalLowerBound", 0).with("ScalingAdjustment", 1)));
    Mapping asleep =
        Value.map()
            .with("Id", "asleep")
            .with("Expression", "IF(visible > 0 AND FILL(running, 0) == 0, 1, 0)")
            .with("Label", "Messages but no task")
            .with("ReturnData", true);
    alarm("WakeUpAlarm", "Messages wait and no task of " + workload.name() + " runs: starts one.")
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
    Value fewest =
        draft.number(prefix + "MinCapacity", "Fewest tasks of " + workload.name(), scaling.min());
    Resource policy =
        step(
            scalable,
            "ScaleIn",
            "Goes back to the fewest tasks.",
            "ExactCapacity",
            List.of(
                Value.map().with("MetricIntervalUpperBound", 0).with("ScalingAdjustment", fewest)));
    Value minutes =
        draft.number(
            prefix + "IdleMinutes",
            "Minutes without work before tasks are stopped",
            idle.minutes());
    String description =
        idle.cpu().isPresent()
            ? workload.name() + " uses next to no CPU: goes back to the fewest tasks."
            : "Nothing waits for "
                + workload.name()
                + " and nothing is in flight: goes back to the fewest tasks.";
    alarm("IdleAlarm", description)
        .add(idle.cpu().isPresent() ? byCpu(idle, minutes) : byQueue(minutes), policy);
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
                "CPU use, in per cent, that counts as idle",
                idle.cpu().orElseThrow()))
        .with("TreatMissingData", "notBreaching");
  }

  /** Work in flight is work: a task is not stopped while it holds a message. */
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

  private Resource step(
      Resource scalable, String what, String comment, String type, List<Value> adjustments) {
    return draft.add(
        scaling.span(),
        Resource.of(prefix + what, "AWS::ApplicationAutoScaling::ScalingPolicy")
            .comment(comment)
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
        prefix + "ScaleInCooldown", "Seconds between two scale-ins", scaling.cooldown().in());
  }

  private Value cooldownOut() {
    return draft.number(
        prefix + "ScaleOutCooldown", "Seconds between two scale-outs", scaling.cooldown().out());
  }

  private AlarmDraft alarm(String what, String description) {
    return new AlarmDraft(what, description);
  }

  /** An alarm that wants only its metric and its action. */
  private final class AlarmDraft {
    private final String what;
    private final String description;

    private AlarmDraft(String what, String description) {
      this.what = what;
      this.description = description;
    }

    private void add(Mapping properties, Resource action) {
      Resource.Builder alarm =
          Resource.of(prefix + what, "AWS::CloudWatch::Alarm")
              .comment(description)
              .property("AlarmDescription", description);
      properties.entries().forEach(alarm::property);
      draft.add(scaling.span(), alarm.property("AlarmActions", Value.list(action.ref())));
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

  /** One metric of an expression; an alarm's names its period, a scaling policy's can't. */
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
