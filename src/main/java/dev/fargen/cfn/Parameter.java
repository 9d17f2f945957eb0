package dev.fargen.cfn;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A template parameter.
 *
 * @param id its logical id
 * @param type {@code String}, {@code Number}, or an AWS-specific type
 * @param fallback the {@code Default}
 */
public record Parameter(
    String id,
    ParameterType type,
    String description,
    Optional<String> fallback,
    List<String> allowedValues,
    Optional<String> allowedPattern,
    boolean noEcho) {

  public Parameter {
    allowedValues = List.copyOf(allowedValues);
  }

  public static Parameter of(String id, ParameterType type, String description) {
    return new Parameter(
        id, type, description, Optional.empty(), List.of(), Optional.empty(), false);
  }

  /** The same parameter under another logical id. */
  public Parameter named(String other) {
    return new Parameter(other, type, description, fallback, allowedValues, allowedPattern, noEcho);
  }

  /** The same parameter with another description. */
  public Parameter describedAs(String words) {
    return new Parameter(id, type, words, fallback, allowedValues, allowedPattern, noEcho);
  }

  public Parameter withType(ParameterType other) {
    return new Parameter(id, other, description, fallback, allowedValues, allowedPattern, noEcho);
  }

  public Parameter withAllowedValues(List<String> values) {
    return new Parameter(id, type, description, fallback, values, allowedPattern, noEcho);
  }

  public Intrinsic ref() {
    return new Intrinsic("Ref", Value.text(id));
  }

  /** What stands under the parameter's logical id in the template. */
  public Mapping declaration() {
    Mapping map = Value.map().with("Type", type.word()).with("Description", description);
    map = fallback.isPresent() ? map.with("Default", defaultValue()) : map;
    map = allowedValues.isEmpty() ? map : map.with("AllowedValues", Value.texts(allowedValues));
    map = map.with("AllowedPattern", allowedPattern.map(Value::text));
    return noEcho ? map.with("NoEcho", true) : map;
  }

  private Value defaultValue() {
    String value = fallback.orElseThrow();
    return type == ParameterType.NUMBER ? Value.number(new BigDecimal(value)) : Value.text(value);
  }
}
