package dev.fargen.workload.environment;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
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
 * @param bucket for templates that are too long for a call
 * @param values the values of template parameters, lists joined by commas
 * @param places where the environment gives them
 */
public record Environment(
    Optional<String> name,
    String stackName,
    Optional<Given<String>> region,
    Optional<String> account,
    Optional<String> bucket,
    Mode mode,
    boolean terminationProtection,
    Map<String, String> values,
    Map<String, Span> places,
    Optional<Node> stackPolicy,
    Span span) {

  /** The text with the values of its parameters, where it has no other references. */
  public Optional<String> literal(Text text) {
    StringBuilder literal = new StringBuilder();
    for (Text.Part part : text.parts()) {
      if (part instanceof Text.Literal letters) {
        literal.append(letters.text());
      } else if (part instanceof Text.ParameterReference reference
          && values.containsKey(reference.name())) {
        literal.append(values.get(reference.name()));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(literal.toString());
  }

  /** The same with its place. */
  public Optional<Given<Text>> literal(Given<Text> text) {
    return literal(text.value()).map(value -> Given.of(Text.of(value), text.span()));
  }

  /** Where it gives the parameter its value; its own place where something else does. */
  public Span placeOf(String parameter) {
    return places.getOrDefault(parameter, span);
  }

  public Environment {
    places = Map.copyOf(places);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
