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
 * @param tags its tags
 * @param isProtected whether it cannot be deleted, if that is known
 */
public record StackPlace(
    Optional<String> name,
    String environment,
    Optional<String> region,
    Map<String, String> parameters,
    Map<String, String> tags,
    Optional<Boolean> isProtected) {

  /** What CloudFormation shows in place of the value of a NoEcho parameter. */
  static final String HIDDEN = "****";

  /** The environment, unless another one is named. */
  public static final String ENVIRONMENT = "prod";

  public StackPlace {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /** What is known of the stack without a look at it. */
  public static StackPlace unseen(String environment, Optional<String> region) {
    return new StackPlace(
        Optional.empty(), environment, region, Map.of(), Map.of(), Optional.empty());
  }
}
