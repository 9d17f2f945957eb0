package dev.fargen.workload;

import dev.fargen.diag.Span;
import dev.fargen.spec.Given;
import dev.fargen.yaml.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a stack lives, and how it is deployed.
 *
 * @param name none where the spec names no environments
 * @param region none where it is left to whoever deploys
 * @param values the values of template parameters, lists joined by commas
 */
public record Environment(
    Optional<String> name,
    String stackName,
    Optional<Given<String>> region,
    Optional<String> account,
    Mode mode,
    boolean terminationProtection,
    Map<String, String> values,
    Optional<Node> stackPolicy,
    Span span) {

  public Environment {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
