package dev.fargen.emit.scaling;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.scaling.Scaling.Idle;
import dev.fargen.workload.services.Workload;
import java.util.List;

/** Emits scaling in to the minimum while the tasks of a workload are idle. */
final class IdleEmitter {

  private final Draft draft;
  private final Workload workload;
  private final Scaling scaling;
  private final StepScaling steps;
  private final ScalingMetrics metrics;
  private final String prefix;

  IdleEmitter(StepScaling steps, ScalingMetrics metrics) {
    this.draft = steps.draft();
    this.workload = steps.workload();
    this.scaling = steps.scaling();
    this.steps = steps;
    this.metrics = metrics;
    this.prefix = LogicalName.of(workload.name());
  }

  void emit(Idle idle) {
    Draft own =
        draft.of(
            ScalingEmitter.cause(workload, "ScaleIn", "Stops idle tasks of " + workload.name()));
    Value fewest =
        draft.number(
            prefix + "MinCapacity",
            "Minimum number of " + workload.name() + " tasks",
            scaling.min());
    Resource policy =
        steps.policy(
            own,
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
        .with("Dimensions", metrics.serviceDimensions())
        .with("Statistic", "Average")
        .with("Period", ScalingMetrics.MINUTE)
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
            ScalingMetrics.metrics(
                total,
                ScalingMetrics.stat("visible", metrics.visible(), true),
                ScalingMetrics.stat("inflight", metrics.inFlight(), true)))
        .with("EvaluationPeriods", minutes)
        .with("ComparisonOperator", "LessThanOrEqualToThreshold")
        .with("Threshold", 0)
        .with("TreatMissingData", "breaching");
  }
}
