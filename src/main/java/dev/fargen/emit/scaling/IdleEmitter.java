package dev.fargen.emit.scaling;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.workload.scaling.Scaling.Idle;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits scaling in to the minimum while the tasks of a workload are idle: no queue that they
 * consume has messages, whichever of them adds tasks.
 */
record IdleEmitter(StepScaling steps, ScalingMetrics metrics) {

  /** Why the service may not scale in when it is idle. */
  static Cause.Part cause(StepScaling steps) {
    return steps.cause("ScaleIn", "Stops idle tasks of " + steps.name());
  }

  void emit(Idle idle) {
    Draft own = steps.draft().of(cause(steps));
    Value fewest =
        steps
            .draft()
            .number(
                steps.prefix() + "MinCapacity",
                "Minimum number of " + steps.name() + " tasks",
                steps.scaling().min());
    Resource policy =
        steps.policy(
            own,
            "ScaleIn",
            List.of("Sets the number of " + steps.name() + " tasks to the minimum."),
            "ExactCapacity",
            steps.cooldowns().in(),
            List.of(
                Value.map().with("MetricIntervalUpperBound", 0).with("ScalingAdjustment", fewest)));
    Value minutes =
        steps
            .draft()
            .number(
                steps.prefix() + "IdleMinutes",
                "Idle minutes before " + steps.name() + " scales in",
                idle.minutes());
    boolean byCpu = idle.cpu().isPresent();
    String description =
        "Scales "
            + steps.name()
            + " in to the minimum number of tasks when "
            + (byCpu
                ? "its CPU utilization stays at or below the threshold"
                : "no messages are visible or in flight in " + metrics.queueInWords());
    String why = byCpu ? "" : "Inactive queues report no metrics, so missing data counts as idle.";
    steps.alarm(
        own,
        "IdleAlarm",
        description,
        why,
        settledBy(byCpu, description, byCpu ? byCpu(idle, minutes) : byQueue(minutes)),
        policy);
  }

  /** One condition for the whole alarm: a metric and an expression exclude each other. */
  private Mapping settledBy(boolean cpu, String description, Mapping properties) {
    Cause byCpu =
        new Cause.Part(
            steps.prefix() + "IdleCpu",
            "Detects idle tasks of " + steps.name() + " by CPU utilization");
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
        .with("Dimensions", metrics.serviceDimensions())
        .with("Statistic", "Average")
        .with("Period", ScalingMetrics.MINUTE)
        .with("EvaluationPeriods", minutes)
        .with("ComparisonOperator", "LessThanOrEqualToThreshold")
        .with(
            "Threshold",
            steps
                .draft()
                .decimal(
                    steps.prefix() + "IdleCpu",
                    "CPU utilization in percent at or below which " + steps.name() + " is idle",
                    idle.cpu().orElseThrow()))
        .with("TreatMissingData", "notBreaching");
  }

  /**
   * Messages in flight count too: a task is not stopped while it processes one. SQS reports their
   * number only while there are some, and that of visible messages while the queue is active
   * (Amazon SQS developer guide, "Available CloudWatch metrics for Amazon SQS"); the sum of a value
   * and a missing one is missing. Only the second is filled: a filled metric has a value for the
   * minute whose data is not there yet.
   */
  private Mapping byQueue(Value minutes) {
    List<Value> stats = new ArrayList<>(metrics.visible(true));
    stats.addAll(metrics.inFlight());
    Mapping total =
        Value.map()
            .with("Id", "work")
            .with("Expression", metrics.ofSum(Value.text(metrics.visibleOrInFlight())))
            .with("Label", "Messages visible and in flight")
            .with("ReturnData", true);
    return Value.map()
        .with("Metrics", ScalingMetrics.metrics(total, stats))
        .with("EvaluationPeriods", minutes)
        .with("ComparisonOperator", "LessThanOrEqualToThreshold")
        .with("Threshold", 0)
        .with("TreatMissingData", "breaching");
  }
}
