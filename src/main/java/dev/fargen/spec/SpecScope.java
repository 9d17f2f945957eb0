package dev.fargen.spec;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.ParameterUses;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * The parameter values of an environment or of the pipeline.
 *
 * @param name empty if the spec has no environments, and so no values
 * @param span the place of the name
 * @param given the values in the spec
 * @param values the same with the defaults
 * @param uses the parameters that are used
 * @param open whether parameters may lack a value
 */
public record SpecScope(
    Optional<String> name,
    Span span,
    Named<Node> given,
    MapNode values,
    ParameterUses uses,
    boolean open) {

  /** The value or the default of a parameter; an empty value is none. */
  public Optional<Node> valueOf(String parameter) {
    Optional<Node> value =
        values
            .entry(parameter)
            .map(MapNode.Entry::value)
            .filter(node -> !(node instanceof ScalarNode scalar && scalar.isNull()));
    return value.isPresent()
        ? value
        : Optional.ofNullable(uses.fallbacks().get(parameter))
            .map(text -> new ScalarNode(text, false, span));
  }

  /** Where a parameter gets its value, or is first used. */
  public Optional<Span> place(String parameter) {
    return Optional.ofNullable(given.entries().get(parameter))
        .map(Named.Entry::key)
        .or(() -> Optional.ofNullable(uses.all().get(parameter)));
  }
}
