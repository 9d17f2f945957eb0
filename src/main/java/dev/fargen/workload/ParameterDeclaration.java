package dev.fargen.workload;

import java.util.List;
import java.util.Optional;

/** What the spec says of a template parameter that it names. */
public record ParameterDeclaration(
    Optional<String> description,
    Optional<String> fallback,
    Optional<String> pattern,
    List<String> allowed,
    boolean noEcho) {

  public ParameterDeclaration {
    allowed = List.copyOf(allowed);
  }
}
