package dev.fargen.emit.scaling;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import java.util.List;
import java.util.Optional;

/** Emits scaling by the number of messages per task, and the start of the first task. */
record BacklogEmitter(StepScaling steps, ScalingMetrics metrics) {

  /** Seconds in which the metrics show a task that was added. */
  private static final int DELAY = 300;

  /** Tracks the messages per task; with zero tasks there is no ratio, so an alarm starts one. */
  void emit() {
    Mapping ratio =
        Value.map()
            .with("Id", "backlog")
            .with(
                "Expression",
                metrics.ofSum(
                    Value.text("IF(running > 0, " + metrics.visible() + " / running, 0)")))
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
                    metrics.visible(false),
                    ScalingMetrics.stat("running", metrics.runningTasks(), false)));
    steps
        .draft()
        .of(byBacklog())
        .add(
            steps.scaling().span(),
            new TargetTracking(steps.draft(), steps.workload(), steps.scaling(), steps.scalable())
                .policy(
                    "Backlog",
                    "the number of messages per " + steps.name() + " task",
                    target,
                    Value.map().with("CustomizedMetricSpecification", metric),
                    onlyOut())
                .explain(wakes(), "The ratio is 0 without tasks: WakeUpAlarm starts the first one.")
                .explain(
                    steps.scaling().idle().isPresent(),
                    "DisableScaleIn: IdleAlarm scales in, when no task processes a message."));
    if (wakes()) {
      wake();
    }
  }

  /** The ratio does not count the messages in flight, whose tasks would be stopped. */
  private Optional<Value> onlyOut() {
    return steps
        .scaling()
        .idle()
        .map(idle -> new Block(IdleEmitter.cause(steps), true, Value.bool(true)));
  }

  private boolean wakes() {
    return steps.scaling().min().value() == 0 && steps.scaling().steps().isEmpty();
  }

  /**
   * A policy acts every minute until its alarm ends, apart from its cooldown (Application Auto
   * Scaling user guide, "How step scaling for Application Auto Scaling works"), so the alarm counts
   * desired tasks, not the running ones of a slow start. Two periods, because {@code FILL} also
   * fills the minute whose data is not there yet.
   */
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
            Value.number(DELAY),
            List.of(Value.map().with("MetricIntervalLowerBound", 0).with("ScalingAdjustment", 1)));
    Mapping asleep =
        Value.map()
            .with("Id", "asleep")
            .with(
                "Expression",
                metrics.ofSum(
                    Value.text(
                        "IF(" + metrics.visible() + " > 0 AND FILL(desired, 0) == 0, 1, 0)")))
            .with("Label", "Messages without a task")
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
                    metrics.visible(true),
                    ScalingMetrics.stat("desired", metrics.desiredTasks(), true)))
            .with("EvaluationPeriods", 2)
            .with("ComparisonOperator", "GreaterThanOrEqualToThreshold")
            .with("Threshold", 1)
            .with("TreatMissingData", "notBreaching"),
        policy);
  }

  private Cause.Part byBacklog() {
    return steps.cause("BacklogScaling", "Scales " + steps.name() + " by messages per task");
  }
}
