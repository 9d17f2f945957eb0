package dev.fargen.emit.network;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.params.Cause;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.services.Workload;
import java.util.List;

/**
 * References to the network. A parameter is declared by the first call of the method that returns a
 * reference to it.
 */
public interface NetworkReference {

  /** A load balancer in private subnets. */
  Cause INTERNAL_BALANCER =
      new Cause.Part("InternalLoadBalancer", "Makes the load balancer internal");

  /** IPv6 addresses. */
  Cause.Part IPV6 = new Cause.Part("Ipv6", "Adds IPv6 to the VPC");

  /** The network of the model. */
  Network network();

  Value vpc();

  /** The subnets of the tasks of a workload. */
  Value taskSubnets(Workload workload);

  /**
   * The subnets of databases and mount targets: those of the tasks, or private ones in the same
   * zones.
   */
  Value storeSubnets();

  /** The number of these subnets, each in a different zone. */
  int zones();

  /**
   * Whether the tasks of a workload get public IP addresses: {@code ENABLED} or {@code DISABLED}.
   */
  Value assignPublicIp(Workload workload);

  /** The subnets of an internet-facing or an internal load balancer. */
  Value balancerSubnets(boolean internal);

  /**
   * Routes and endpoints that must exist before a task can pull its image and write logs; those of
   * a network that exists already do.
   */
  default List<Resource> waysOut(Workload workload) {
    return List.of();
  }

  /**
   * The egress rules that every task of a workload needs: image pulls, logs, secrets and ECS Exec
   * (Amazon ECS developer guide, "Amazon ECS interface VPC endpoints (AWS PrivateLink)").
   */
  default List<Mapping> ownNeeds(Workload workload) {
    return List.of(TrafficRules.HTTPS_ANYWHERE);
  }

  /** Routes that must exist before an internet-facing load balancer. */
  default List<Resource> waysIn() {
    return List.of();
  }
}
