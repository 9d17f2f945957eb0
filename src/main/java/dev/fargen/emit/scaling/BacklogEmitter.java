package dev.fargen.emit.scaling;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Cause;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.services.Workload;
import java.util.List;

/** Emits scaling by the number of messages per task, and the start of the first task. */
final class BacklogEmitter {

  private final Draft draft;
  private final Workload workload;
  private final Scaling scaling;
  private final StepScaling steps;
  private final ScalingMetrics metrics;
  private final String prefix;

  BacklogEmitter(StepScaling steps, ScalingMetrics metrics) {
    this.draft = steps.draft();
    this.workload = steps.workload();
    this.scaling = steps.scaling();
    this.steps = steps;
    this.metrics = metrics;
    this.prefix = LogicalName.of(workload.name());
  }

  /** Tracks the messages per task; with zero tasks there is no ratio, so an alarm starts one. */
  void emit() {
    Mapping ratio =
        Value.map()
            .with("Id", "backlog")
            .with("Expression", "IF(running > 0, visible / running, 0)")
            .with("Label", "Messages per task")
            .with("ReturnData", true);
    Cooldowns cooldown = new Cooldowns(draft, workload, scaling);
    Draft own = draft.of(byBacklog());
    own.add(
        scaling.span(),
        Resource.of(prefix + "BacklogScaling", "AWS::ApplicationAutoScaling::ScalingPolicy")
            .comment("Target tracking: keeps the number of messages per task at the target.")
            .explain(wakes(), "The ratio is 0 without tasks: WakeUpAlarm starts the first one.")
            .property("PolicyName", "backlog")
            .property("PolicyType", "TargetTrackingScaling")
            .property("ScalingTargetId", steps.scalable().ref())
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
                                ScalingMetrics.metrics(
                                    ratio,
                                    ScalingMetrics.stat("visible", metrics.visible(), false),
                                    ScalingMetrics.stat("running", metrics.runningTasks(), false))))
                    .with("ScaleInCooldown", cooldown.in())
                    .with("ScaleOutCooldown", cooldown.out())));
    if (wakes()) {
      wake();
    }
  }

  private boolean wakes() {
    return scaling.min().value() == 0 && scaling.steps().isEmpty();
  }

  private void wake() {
    Draft own =
        draft.of(
            new Cause.Part(
                    prefix + "WakeUp",
                    "Starts the first task of " + workload.name() + " when messages are visible")
                .within(byBacklog()));
    Resource policy =
        steps.policy(
            own,
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
    steps.alarm(
        own,
        "WakeUpAlarm",
        "Starts the first task of " + workload.name() + " when " + metrics.visibleInWords(),
        "ECS may report no task count at zero tasks, hence FILL.",
        Value.map()
            .with(
                "Metrics",
                ScalingMetrics.metrics(
                    asleep,
                    ScalingMetrics.stat("visible", metrics.visible(), true),
                    ScalingMetrics.stat("running", metrics.runningTasks(), true)))
            .with("EvaluationPeriods", 1)
            .with("ComparisonOperator", "GreaterThanOrEqualToThreshold")
            .with("Threshold", 1)
            .with("TreatMissingData", "notBreaching"),
        policy);
  }

  private Cause.Part byBacklog() {
    return ScalingEmitter.cause(
        workload, "BacklogScaling", "Scales " + workload.name() + " by messages per task");
  }
}
