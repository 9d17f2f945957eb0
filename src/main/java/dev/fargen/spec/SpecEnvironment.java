package dev.fargen.spec;

import dev.fargen.diag.Span;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.Optional;

/**
 * One environment: its own keys, and the stack as it is there, overrides laid over the rest of the
 * spec.
 */
public final class SpecEnvironment {

  private final Optional<String> name;
  private final Span span;
  private final Section own;
  private final Section stack;
  private final MapNode values;
  private final ParameterUses uses;

  SpecEnvironment(
      Optional<String> name,
      Span span,
      Section own,
      Section stack,
      MapNode values,
      ParameterUses uses) {
    this.name = name;
    this.span = span;
    this.own = own;
    this.stack = stack;
    this.values = values;
    this.uses = uses;
  }

  /** Its name; none where the spec has no environments. */
  public Optional<String> name() {
    return name;
  }

  /** The place of its name, or of the whole spec. */
  public Span span() {
    return span;
  }

  /** The keys of {@link EnvironmentKeys#OWN}. */
  public Section own() {
    return own;
  }

  /** The keys of {@link StackKeys}, merged. */
  public Section stack() {
    return stack;
  }

  /** The value that a parameter has here, its default included. */
  public Optional<Node> valueOf(String parameter) {
    return values.entry(parameter).map(MapNode.Entry::value);
  }

  /** The parameters that the spec names. */
  public ParameterUses uses() {
    return uses;
  }
}
