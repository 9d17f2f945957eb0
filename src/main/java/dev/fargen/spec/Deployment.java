package dev.fargen.spec;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a command knows about the one environment that it is for. Other environments may lack values
 * of parameters: their own commands give them.
 *
 * @param environment empty for the only one
 * @param values values of parameters that the environment does not give itself
 * @param complete whether each parameter of the environment must have a value
 */
public record Deployment(
    Optional<String> environment, Map<String, String> values, boolean complete) {

  public Deployment {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Whether it is for this environment, one of {@code all}. */
  boolean isFor(String name, Collection<String> all) {
    return environment.map(name::equals).orElse(all.size() == 1);
  }
}
