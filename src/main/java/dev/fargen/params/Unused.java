package dev.fargen.params;

import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.ParameterType;
import java.util.Optional;

/**
 * A parameter that some environment does not use. A parameter has a default only if the spec gives
 * one, so that environment gives a value as well. It has no effect, but CloudFormation checks it:
 * an AWS-specific type accepts only what exists in the account.
 */
final class Unused {

  private Unused() {}

  /** The parameter with a type that accepts the value, and a description that says so. */
  static Parameter in(Parameter parameter) {
    String words =
        value(parameter)
            .map(value -> (value.isEmpty() ? "empty" : value) + " if not used")
            .map(note -> noted(parameter.description(), note))
            .orElse(parameter.description());
    return parameter.withType(type(parameter)).describedAs(words);
  }

  /** The description with the note in parentheses, which it may have already. */
  private static String noted(String description, String note) {
    return description.endsWith(")")
        ? description.substring(0, description.length() - 1) + "; " + note + ")"
        : description + " (" + note + ")";
  }

  private static ParameterType type(Parameter parameter) {
    if (parameter.type() == ParameterType.NUMBER) {
      return ParameterType.NUMBER;
    }
    return parameter.type().isList() ? ParameterType.TEXTS : ParameterType.STRING;
  }

  /** The value that says so; none where only some values are allowed. */
  static Optional<String> value(Parameter parameter) {
    if (!parameter.allowedValues().isEmpty() || parameter.allowedPattern().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(parameter.type() == ParameterType.NUMBER ? "0" : "");
  }
}
