package dev.fargen.emit.scaling;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.services.Workload;
import java.util.Locale;
import java.util.Optional;

/** Target tracking scaling policies of a workload. */
record TargetTracking(Draft draft, Workload workload, Scaling scaling, Resource scalable) {

  /**
   * A policy.
   *
   * @param kept what it keeps at the target, in words
   * @param metric {@code PredefinedMetricSpecification}, or the customized one
   */
  Resource.Builder policy(String what, String kept, Value target, Mapping metric) {
    return policy(what, kept, target, metric, Optional.empty());
  }

  /**
   * The same.
   *
   * @param onlyOut true if another policy scales in
   */
  Resource.Builder policy(
      String what, String kept, Value target, Mapping metric, Optional<Value> onlyOut) {
    Cooldowns cooldown = new Cooldowns(draft, workload, scaling);
    return Resource.of(
            LogicalName.of(workload.name()) + what + "Scaling",
            "AWS::ApplicationAutoScaling::ScalingPolicy")
        .comment("Target tracking: keeps " + kept + " at the target.")
        .property("PolicyName", what.toLowerCase(Locale.ROOT))
        .property("PolicyType", "TargetTrackingScaling")
        .property("ScalingTargetId", scalable.ref())
        .property(
            "TargetTrackingScalingPolicyConfiguration",
            Value.map()
                .with("TargetValue", target)
                .with(metric)
                .with("DisableScaleIn", onlyOut)
                .with("ScaleInCooldown", cooldown.in())
                .with("ScaleOutCooldown", cooldown.out()));
  }
}
