package dev.fargen.migrate.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The stack that has the template.
 *
 * @param name its name, if it is known
 * @param environment the environment of the spec that the stack becomes
 * @param region its region, where the environment names it
 * @param parameters the values that it has; a hidden one is {@code ****}
 */
public record StackPlace(
    Optional<String> name,
    String environment,
    Optional<String> region,
    Map<String, String> parameters) {

  /** What CloudFormation shows in place of the value of a NoEcho parameter. */
  static final String HIDDEN = "****";

  public StackPlace {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }
}
