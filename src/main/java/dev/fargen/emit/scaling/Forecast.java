package dev.fargen.emit.scaling;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.services.Workload;
import java.util.List;
import java.util.Locale;

/**
 * The predictive scaling policy of a workload, by one metric: a policy has one pair of metrics
 * (Application Auto Scaling API reference, "PredictiveScalingPolicyConfiguration"). It only scales
 * out; scaling in is left to the policies by metrics.
 */
record Forecast(Draft draft, Workload workload, Scaling scaling, Resource scalable) {

  /**
   * Emits the policy, where the spec asks for it.
   *
   * @param what the metric, in logical ids
   * @param metric the pair of metrics
   * @param needs what the metric requires
   */
  void emit(String what, Value target, Mapping metric, List<Resource> needs) {
    Given<Boolean> predict = scaling.detail().predict().orElseThrow();
    boolean scales = predict.value();
    String words = "Forecasts the " + what.toLowerCase(Locale.ROOT) + " load of " + workload.name();
    draft
        .of(ScalingEmitter.cause(workload, what + "Forecast", words))
        .add(
            scaling.span(),
            Resource.of(
                    LogicalName.of(workload.name()) + what + "Forecast",
                    "AWS::ApplicationAutoScaling::ScalingPolicy")
                .comment("Predictive scaling: adds tasks before the forecast load.")
                .explain(!scales, "ForecastOnly shows forecasts without scaling.")
                .explain(!needs.isEmpty(), "The metric requires the listener rule.")
                .dependsOn(needs)
                .property("PolicyName", what.toLowerCase(Locale.ROOT) + "-forecast")
                .property("PolicyType", "PredictiveScaling")
                .property("ScalingTargetId", scalable.ref())
                .property(
                    "PredictiveScalingPolicyConfiguration",
                    Value.map()
                        .with(
                            "Mode",
                            draft.word(
                                LogicalName.of(workload.name()) + "ForecastMode",
                                "Mode of predictive scaling for " + workload.name(),
                                predict.map(yes -> yes ? "ForecastAndScale" : "ForecastOnly")))
                        .with(
                            "MetricSpecifications",
                            Value.list(
                                Value.map()
                                    .with("TargetValue", target)
                                    .with("PredefinedMetricPairSpecification", metric)))));
  }
}
