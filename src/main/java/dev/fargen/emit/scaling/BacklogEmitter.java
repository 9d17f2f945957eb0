package dev.fargen.emit.scaling;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Cause;
import java.util.List;

/** Emits scaling by the number of messages per task, and the start of the first task. */
record BacklogEmitter(StepScaling steps, ScalingMetrics metrics) {

  /** Tracks the messages per task; with zero tasks there is no ratio, so an alarm starts one. */
  void emit() {
    Mapping ratio =
        Value.map()
            .with("Id", "backlog")
            .with("Expression", "IF(running > 0, visible / running, 0)")
            .with("Label", "Messages per task")
            .with("ReturnData", true);
    Value target =
        steps
            .draft()
            .number(
                steps.prefix() + "Backlog",
                "Target number of messages per " + steps.name() + " task",
                steps.scaling().kept().backlog().orElseThrow());
    Mapping metric =
        Value.map()
            .with(
                "Metrics",
                ScalingMetrics.metrics(
                    ratio,
                    ScalingMetrics.stat("visible", metrics.visible(), false),
                    ScalingMetrics.stat("running", metrics.runningTasks(), false)));
    steps
        .draft()
        .of(byBacklog())
        .add(
            steps.scaling().span(),
            new TargetTracking(steps.draft(), steps.workload(), steps.scaling(), steps.scalable())
                .policy(
                    "Backlog",
                    "the number of messages per task",
                    target,
                    "CustomizedMetricSpecification",
                    metric)
                .explain(
                    wakes(), "The ratio is 0 without tasks: WakeUpAlarm starts the first one."));
    if (wakes()) {
      wake();
    }
  }

  private boolean wakes() {
    return steps.scaling().min().value() == 0 && steps.scaling().steps().isEmpty();
  }

  private void wake() {
    Draft own =
        steps
            .draft()
            .of(
                new Cause.Part(
                        steps.prefix() + "WakeUp",
                        "Starts the first task of " + steps.name() + " when messages are visible")
                    .within(byBacklog()));
    Resource policy =
        steps.policy(
            own,
            "WakeUp",
            List.of("Starts the first " + steps.name() + " task."),
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
        "Starts the first task of " + steps.name() + " when " + metrics.visibleInWords(),
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
    return steps.cause("BacklogScaling", "Scales " + steps.name() + " by messages per task");
  }
}
