package dev.fargen.emit;

import dev.fargen.emit.balancing.AccessLogEmitter;
import dev.fargen.emit.balancing.LoadBalancerEmitter;
import dev.fargen.emit.network.EndpointEmitter;
import dev.fargen.emit.network.FlowLogEmitter;
import dev.fargen.emit.network.NatEmitter;
import dev.fargen.emit.network.NetworkEmitter;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.emit.network.SubnetEmitter;
import java.util.Map;

/**
 * What environments may have or not, in words: they stand in the description of the parameter that
 * says whether this one has it.
 */
final class Causes {

  /** Those that a stack has once; what belongs to a thing of the spec is named with it. */
  static final Map<String, String> OF_STACK =
      Map.of(
          LoadBalancerEmitter.CERTIFICATE,
          "a certificate",
          NetworkReference.INTERNAL_BALANCER,
          "an internal load balancer",
          AccessLogEmitter.CAUSE,
          "access logs",
          NetworkEmitter.PUBLIC_TASKS,
          "tasks with public addresses",
          "Nat",
          "a NAT gateway",
          NatEmitter.PER_ZONE,
          "a NAT gateway in each zone",
          SubnetEmitter.THIRD_ZONE,
          "a third zone",
          EndpointEmitter.CAUSE,
          "VPC endpoints",
          FlowLogEmitter.CAUSE,
          "flow logs");

  private Causes() {}
}
