package dev.fargen.spec;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.ParameterUses;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * Where template parameters get their values: an environment, or the pipeline.
 *
 * @param name none where the spec has no environments, so that nobody gives values
 * @param span the place of the name
 * @param given the values given
 * @param values the same and the defaults
 * @param uses the parameters that are named
 */
public record SpecScope(
    Optional<String> name, Span span, Named<Node> given, MapNode values, ParameterUses uses) {

  /** The value that a parameter has here, its default included. */
  public Optional<Node> valueOf(String parameter) {
    Optional<Node> value = values.entry(parameter).map(MapNode.Entry::value);
    return value.isPresent()
        ? value
        : Optional.ofNullable(uses.fallbacks().get(parameter))
            .map(text -> new ScalarNode(text, false, span));
  }
}
