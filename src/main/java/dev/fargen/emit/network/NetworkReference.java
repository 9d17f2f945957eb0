package dev.fargen.emit.network;

import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.params.Cause;
import dev.fargen.workload.network.Network;
import java.util.List;

/**
 * The network, as the rest of the template refers to it. A parameter that only one of these needs
 * is declared when it is asked for.
 */
public interface NetworkReference {

  /** A load balancer in private subnets. */
  Cause INTERNAL_BALANCER = new Cause.Part("InternalLoadBalancer", "an internal load balancer");

  /** What it refers to. */
  Network network();

  Value vpc();

  /** Where the tasks run. */
  Value taskSubnets();

  /** How many subnets those are, each in a zone of its own. */
  int zones();

  /** Whether tasks get a public address: {@code ENABLED} or {@code DISABLED}. */
  Value assignPublicIp();

  /** Where a load balancer stands that is reached from the internet, or is not. */
  Value balancerSubnets(boolean internal);

  /** What must be there before a task starts: the way to its image, its logs, its secrets. */
  List<Resource> waysOut();

  /** What must be there before a load balancer that is reached from the internet. */
  List<Resource> waysIn();
}
