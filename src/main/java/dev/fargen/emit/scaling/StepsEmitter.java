package dev.fargen.emit.scaling;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.scaling.Scaling.Step;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;

/** Emits scaling out by the steps that the spec lists: more tasks for more messages. */
final class StepsEmitter {

  private final Draft draft;
  private final Workload workload;
  private final Scaling scaling;
  private final StepScaling steps;
  private final ScalingMetrics metrics;
  private final String prefix;

  StepsEmitter(StepScaling steps, ScalingMetrics metrics) {
    this.draft = steps.draft();
    this.workload = steps.workload();
    this.scaling = steps.scaling();
    this.steps = steps;
    this.metrics = metrics;
    this.prefix = LogicalName.of(workload.name());
  }

  void emit() {
    Draft own =
        draft.of(
            ScalingEmitter.cause(
                workload,
                "ScaleOut",
                "Adds " + workload.name() + " tasks in steps when messages are visible"));
    Resource policy =
        steps.policy(
            own,
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
    steps.alarm(
        own,
        "BacklogAlarm",
        "Scales " + workload.name() + " out when " + metrics.visibleInWords(),
        "",
        metrics
            .visible()
            .with("Statistic", "Maximum")
            .with("Period", ScalingMetrics.MINUTE)
            .with("EvaluationPeriods", 1)
            .with("ComparisonOperator", "GreaterThanOrEqualToThreshold")
            .with("Threshold", first)
            .with("TreatMissingData", "notBreaching"),
        policy);
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
}
