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
   * @param kept what it keeps close to the target, in words
   * @param metric {@code PredefinedMetricSpecification}, or the customized one
   */
  Resource.Builder policy(
      String what, String kept, Scaling.Target given, Value target, Mapping metric) {
    Cooldowns cooldown = new Cooldowns(draft, workload, scaling);
    return policy(
        what,
        kept,
        Value.map()
            .with("TargetValue", target)
            .with(metric)
            .with("ScaleInCooldown", cooldown.in(what, given.in()))
            .with("ScaleOutCooldown", cooldown.out(what, given.out())));
  }

  /**
   * The same with the cooldowns of all metrics.
   *
   * @param onlyOut true if another policy scales in
   */
  Resource.Builder policy(
      String what, String kept, Value target, Mapping metric, Optional<Value> onlyOut) {
    Cooldowns cooldown = new Cooldowns(draft, workload, scaling);
    return policy(
        what,
        kept,
        Value.map()
            .with("TargetValue", target)
            .with(metric)
            .with("DisableScaleIn", onlyOut)
            .with("ScaleInCooldown", cooldown.in())
            .with("ScaleOutCooldown", cooldown.out()));
  }

  private Resource.Builder policy(String what, String kept, Mapping configuration) {
    return Resource.of(
            LogicalName.of(workload.name()) + what + "Scaling",
            "AWS::ApplicationAutoScaling::ScalingPolicy")
        .comment("Target tracking: keeps " + kept + " close to TargetValue.")
        .property("PolicyName", policyName(what))
        .property("PolicyType", "TargetTrackingScaling")
        .property("ScalingTargetId", scalable.ref())
        .property("TargetTrackingScalingPolicyConfiguration", configuration);
  }

  /** {@code response-time} for {@code ResponseTime}. */
  private static String policyName(String what) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < what.length(); i++) {
      boolean capital = Character.isUpperCase(what.charAt(i));
      name.append(capital && i > 0 ? "-" : "").append(what.charAt(i));
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }
}
