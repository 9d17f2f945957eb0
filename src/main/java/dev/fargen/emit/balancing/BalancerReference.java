package dev.fargen.emit.balancing;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import java.util.Optional;

/**
 * The load balancer, as the workloads behind it refer to it.
 *
 * @param listener the one that they attach their rules to
 * @param securityGroup its own; none where the tasks have groups that exist already
 * @param name what its metrics go by, as it stands inside {@code !Sub}
 * @param nameParts the variables of that text, where it has any
 */
public record BalancerReference(
    Value listener, Optional<Value> securityGroup, String name, Mapping nameParts) {

  /** What the count of requests to a target group goes by. */
  Value resourceLabel(Resource targetGroup) {
    String label = name + "/${" + targetGroup.id() + ".TargetGroupFullName}";
    return nameParts.entries().isEmpty()
        ? Intrinsic.sub(label)
        : new Intrinsic("Sub", Value.list(Value.text(label), nameParts));
  }
}
