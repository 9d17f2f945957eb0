package dev.fargen.workload.environment;

import dev.fargen.spec.form.Given;

/**
 * Another spec whose stack this one takes something from.
 *
 * @param parameter the template parameter that names that stack
 * @param description what that parameter is
 */
public record Import(Given<String> spec, String parameter, String description) {

  /** The spec whose network this one's tasks run in. */
  public static Import ofNetwork(Given<String> spec) {
    return new Import(spec, "NetworkStack", "Name of the stack that exports the network");
  }
}
