package dev.fargen.workload.environment;

import dev.fargen.spec.form.Duration;
import dev.fargen.spec.form.Given;
import java.util.List;
import java.util.Optional;

/**
 * What the spec says of a template parameter that it names.
 *
 * @param unit what the template counts, where its values are durations
 */
public record ParameterDeclaration(
    Optional<String> description,
    Optional<String> fallback,
    Optional<Given<String>> pattern,
    List<Given<String>> allowed,
    boolean noEcho,
    Optional<Duration> unit) {

  public ParameterDeclaration {
    allowed = List.copyOf(allowed);
  }

  /** Nothing said of the parameter but what it is where nobody gives it a value. */
  public static ParameterDeclaration withFallback(String value) {
    return new ParameterDeclaration(
        Optional.empty(), Optional.of(value), Optional.empty(), List.of(), false, Optional.empty());
  }

  /** Nothing said of the parameter but what it is. */
  public static ParameterDeclaration described(String description) {
    return new ParameterDeclaration(
        Optional.of(description),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false,
        Optional.empty());
  }

  /** Nothing said of the parameter but that its values are durations. */
  public static ParameterDeclaration ofDurations(Duration unit) {
    return new ParameterDeclaration(
        Optional.empty(), Optional.empty(), Optional.empty(), List.of(), false, Optional.of(unit));
  }

  /** A value as the template takes it: {@code 10m} is 10 where it counts minutes. */
  public String inTemplate(String value) {
    return unit.flatMap(one -> Duration.count(value, one))
        .map(String::valueOf)
        .orElse(unit.isPresent() && value.equals("off") ? "0" : value);
  }

  /**
   * This declaration, with another one's description, fallback and unit where it has none itself.
   */
  public ParameterDeclaration or(ParameterDeclaration other) {
    return new ParameterDeclaration(
        description.or(other::description),
        fallback.or(other::fallback),
        pattern,
        allowed,
        noEcho,
        unit.or(other::unit));
  }
}
