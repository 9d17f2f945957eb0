package dev.fargen.emit.balancing;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import java.util.Optional;

/**
 * References to the load balancer.
 *
 * @param listener the listener for the rules of workloads
 * @param securityGroup its security group; none if the tasks use existing security groups
 * @param name its full name for CloudWatch metrics, for use inside {@code !Sub}
 * @param nameParts the variables of that text, if it has any
 */
public record BalancerReference(
    Value listener, Optional<Value> securityGroup, String name, Mapping nameParts) {

  /** The {@code ResourceLabel} of the target group for request metrics. */
  Value resourceLabel(Resource targetGroup) {
    String label = name + "/${" + targetGroup.id() + ".TargetGroupFullName}";
    return nameParts.entries().isEmpty()
        ? Intrinsic.sub(label)
        : new Intrinsic("Sub", Value.list(Value.text(label), nameParts));
  }
}
