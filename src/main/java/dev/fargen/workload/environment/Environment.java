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
 * Where a stack lives, how it gets there, and the values of its parameters.
 *
 * @param name none where the spec names no environments
 * @param region none where it is left to whoever deploys
 * @param values the values of template parameters, lists joined by commas
 * @param known the same with the defaults of the spec, which are in no params file
 * @param places where the environment gives them
 */
public record Environment(
    Optional<String> name,
    String stackName,
    Optional<Given<String>> region,
    Optional<Given<String>> givenAccount,
    Delivery delivery,
    Map<String, String> values,
    Map<String, String> known,
    Map<String, Span> places,
    Span span) {

  /**
   * How the stack is deployed, and what it is protected by.
   *
   * @param bucket for templates that are too long for a call
   * @param stage the stage of the pipeline that deploys it
   */
  public record Delivery(
      Mode mode,
      Optional<String> bucket,
      boolean terminationProtection,
      Optional<Node> stackPolicy,
      Optional<Span> stage) {}

  /** The account, without its place. */
  public Optional<String> account() {
    return givenAccount.map(Given::value);
  }

  /** What a spec's stack is called unless the environment says otherwise. */
  public static String stackName(String spec, Optional<String> environment) {
    return environment.map(name -> spec + "-" + name).orElse(spec);
  }

  /** The text with the values of its parameters, where it has no other references. */
  public Optional<String> literal(Text text) {
    return literal(text, values);
  }

  /**
   * The text with these values of its parameters, where it has no other references. Among the
   * values may be examples of what raw resources return, by the path of the reference.
   */
  public static Optional<String> literal(Text text, Map<String, String> values) {
    StringBuilder literal = new StringBuilder();
    for (Text.Part part : text.parts()) {
      if (part instanceof Text.Literal letters) {
        literal.append(letters.text());
      } else if (part instanceof Text.ParameterReference reference
          && values.containsKey(reference.name())) {
        literal.append(values.get(reference.name()));
      } else if (part instanceof Text.ThingReference thing && values.containsKey(thing.path())) {
        literal.append(values.get(thing.path()));
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

  /** The text with these values of its parameters; itself if they are not all known. */
  public static Given<Text> settled(Given<Text> text, Map<String, String> values) {
    return literal(text.value(), values).map(value -> text.map(old -> Text.of(value))).orElse(text);
  }

  /** Where it gives the parameter its value; its own place where something else does. */
  public Span placeOf(String parameter) {
    return places.getOrDefault(parameter, span);
  }

  public Environment {
    known = Map.copyOf(known);
    places = Map.copyOf(places);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
