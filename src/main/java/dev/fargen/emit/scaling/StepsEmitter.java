package dev.fargen.emit.scaling;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.workload.scaling.Scaling.Step;
import java.util.ArrayList;
import java.util.List;

/** Emits scaling out by the steps that the spec lists: more tasks for more messages. */
record StepsEmitter(StepScaling steps, ScalingMetrics metrics) {

  void emit() {
    Draft own =
        steps
            .draft()
            .of(
                steps.cause(
                    "ScaleOut",
                    "Adds " + steps.name() + " tasks in steps when messages are visible"));
    Resource policy =
        steps.policy(
            own,
            "ScaleOut",
            steps.scaling().steps().size() == 1
                ? List.of("Adds " + steps.name() + " tasks while messages are visible.")
                : List.of(
                    "Adds " + steps.name() + " tasks in steps, by the number of visible messages.",
                    "Step bounds are relative to the alarm threshold."),
            "ChangeInCapacity",
            steps.cooldowns().out(),
            adjustments(steps.scaling().steps()));
    Value first =
        steps
            .draft()
            .number(
                steps.prefix() + "StepFrom",
                "Number of visible messages that adds tasks",
                steps.scaling().steps().get(0).from());
    Mapping alarm = Value.map();
    for (var property : measured().entries().entrySet()) {
      alarm = alarm.with(property.getKey(), metrics.ofSum(property.getValue()));
    }
    steps.alarm(
        own,
        "BacklogAlarm",
        "Scales " + steps.name() + " out when " + metrics.visibleInWords(),
        "",
        alarm
            .with("EvaluationPeriods", 1)
            .with("ComparisonOperator", "GreaterThanOrEqualToThreshold")
            .with("Threshold", first)
            .with("TreatMissingData", "notBreaching"),
        policy);
  }

  /** A metric or an expression, which exclude each other. */
  private Mapping measured() {
    if (!metrics.areSeveral()) {
      return metrics
          .visibleInOne()
          .with("Statistic", "Maximum")
          .with("Period", ScalingMetrics.MINUTE);
    }
    Mapping sum =
        Value.map()
            .with("Id", "total")
            .with("Expression", metrics.visible())
            .with("Label", "Visible messages")
            .with("ReturnData", true);
    return Value.map().with("Metrics", ScalingMetrics.metrics(sum, metrics.visible(true)));
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
