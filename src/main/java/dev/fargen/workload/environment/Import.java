package dev.fargen.workload.environment;

import dev.fargen.spec.form.Given;

/**
 * Another spec whose stack this one takes something from.
 *
 * @param parameter the template parameter that names that stack
 * @param description what that parameter is
 */
public record Import(Given<String> spec, String parameter, String description) {

  private static final String STACK = "NetworkStack";

  /** The spec whose network this one's tasks run in. */
  public static Import ofNetwork(Given<String> spec) {
    return new Import(spec, STACK, "Name of the stack that exports the network");
  }

  /** The spec whose network and load balancer this one uses. */
  public static Import ofNetworkAndLoadBalancer(Given<String> spec) {
    return new Import(
        spec, STACK, "Name of the stack that exports the network and the load balancer");
  }
}
