package dev.fargen.workload.environment;

import dev.fargen.spec.form.Given;
import java.util.List;
import java.util.Optional;

/** What the spec says of a template parameter that it names. */
public record ParameterDeclaration(
    Optional<String> description,
    Optional<String> fallback,
    Optional<Given<String>> pattern,
    List<Given<String>> allowed,
    boolean noEcho) {

  public ParameterDeclaration {
    allowed = List.copyOf(allowed);
  }

  /** Nothing said of the parameter but what it is where nobody gives it a value. */
  public static ParameterDeclaration withFallback(String value) {
    return new ParameterDeclaration(
        Optional.empty(), Optional.of(value), Optional.empty(), List.of(), false);
  }

  /** This declaration, with another one's fallback where it has none itself. */
  public ParameterDeclaration or(ParameterDeclaration other) {
    return new ParameterDeclaration(
        description, fallback.or(other::fallback), pattern, allowed, noEcho);
  }
}
