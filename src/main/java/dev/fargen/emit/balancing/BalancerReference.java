package dev.fargen.emit.balancing;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.params.Cause;
import java.util.Optional;

/**
 * References to the load balancer.
 *
 * @param listener the listener for the rules of workloads
 * @param redirecting the HTTP listener, if workloads add redirects to it
 * @param imported whether it is in another stack of fargen's
 * @param securityGroup its security group; none if the tasks use existing security groups
 * @param name its full name for CloudWatch metrics, for use inside {@code !Sub}
 * @param nameParts the variables of that text, if it has any
 * @param kind which of the stack's own it is
 * @param address for DNS records, where it is known
 * @param logs the policy of the bucket for its access logs, if it has one
 */
public record BalancerReference(
    Value listener,
    Optional<Value> redirecting,
    boolean imported,
    Optional<Value> securityGroup,
    String name,
    Mapping nameParts,
    Kind kind,
    Optional<Address> address,
    Optional<Resource> logs) {

  /**
   * The DNS name of the load balancer.
   *
   * @param zone the hosted zone of the name, which is one of AWS
   * @param dualStack whether it is known to have IPv6 addresses too
   */
  record Address(Value name, Value zone, boolean dualStack) {}

  /**
   * Which load balancer it is. A target group belongs to one load balancer, so another one needs
   * another target group (Elastic Load Balancing API reference, "CreateRule",
   * TargetGroupAssociationLimit).
   */
  enum Kind {
    /** Internet-facing, or one that exists already. */
    PUBLIC(""),
    /** Internal, and the only one. */
    INTERNAL("Internal"),
    /** Internal, beside a public one. */
    SECOND("InternalLoadBalancer");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** Follows the name of the workload in the logical id of the target group. */
    String id() {
      return id;
    }
  }

  /** The logical id that it has, or would have in the stack. */
  public String id() {
    return kind == Kind.SECOND ? kind.id() : "LoadBalancer";
  }

  /** What it is, for people. */
  public String noun() {
    return kind == Kind.SECOND ? "the internal load balancer" : "the load balancer";
  }

  /** Why it may be missing. */
  public Cause cause() {
    return kind == Kind.SECOND ? LoadBalancerEmitter.SECOND : LoadBalancerEmitter.OWN;
  }

  /** Its full name, the dimension of its metrics. */
  public Value fullName() {
    return inSub(name);
  }

  /** The {@code ResourceLabel} of the target group for request metrics. */
  Value resourceLabel(Resource targetGroup) {
    return inSub(name + "/${" + targetGroup.id() + ".TargetGroupFullName}");
  }

  private Value inSub(String label) {
    return nameParts.entries().isEmpty()
        ? Intrinsic.sub(label)
        : new Intrinsic("Sub", Value.list(Value.text(label), nameParts));
  }
}
