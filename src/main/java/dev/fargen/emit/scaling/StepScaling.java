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

/** Emits step scaling policies of a workload, and the alarms that start them. */
record StepScaling(Draft draft, Workload workload, Scaling scaling, Resource scalable) {

  /**
   * A policy.
   *
   * @param type what its adjustments are: {@code ExactCapacity} sets the number of tasks, {@code
   *     ChangeInCapacity} adds tasks
   */
  Resource policy(
      Draft own,
      String what,
      List<String> comment,
      String type,
      Value cooldown,
      List<Value> adjustments) {
    Resource.Builder policy =
        Resource.of(prefix() + what, "AWS::ApplicationAutoScaling::ScalingPolicy");
    comment.forEach(policy::comment);
    return own.add(
        scaling.span(),
        policy
            .property("PolicyName", what)
            .property("PolicyType", "StepScaling")
            .property("ScalingTargetId", scalable.ref())
            .property(
                "StepScalingPolicyConfiguration",
                Value.map()
                    .with("AdjustmentType", type)
                    .with("Cooldown", cooldown)
                    .with("MetricAggregationType", "Maximum")
                    .with("StepAdjustments", Value.list(adjustments))));
  }

  /**
   * An alarm that starts a policy.
   *
   * @param why the second sentence of its comment, or empty
   * @param properties its metric and threshold
   */
  void alarm(
      Draft own, String what, String description, String why, Mapping properties, Resource policy) {
    Resource.Builder alarm =
        Resource.of(prefix() + what, "AWS::CloudWatch::Alarm")
            .comment(description + ".")
            .explain(!why.isEmpty(), why)
            .property("AlarmDescription", description);
    properties.entries().forEach(alarm::property);
    own.add(scaling.span(), alarm.property("AlarmActions", Value.list(policy.ref())));
  }

  /** The cooldowns of the policies. */
  Cooldowns cooldowns() {
    return new Cooldowns(draft, workload, scaling);
  }

  /** Why one way of scaling may be missing. */
  Cause.Part cause(String what, String words) {
    return ScalingEmitter.cause(workload, what, words);
  }

  /** The name of the workload. */
  String name() {
    return workload.name();
  }

  /** What the logical ids begin with. */
  String prefix() {
    return LogicalName.of(workload.name());
  }
}
