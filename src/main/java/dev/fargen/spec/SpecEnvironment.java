package dev.fargen.spec;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Section;
import java.util.Optional;

/**
 * One environment: its own keys, and the stack as it is there, overrides laid over the rest of the
 * spec.
 *
 * @param own the keys of {@link EnvironmentKeys#OWN}
 * @param stack the keys of {@link StackKeys}, merged
 */
public record SpecEnvironment(SpecScope scope, Section own, Section stack) {

  /** Its name; none where the spec has no environments. */
  public Optional<String> name() {
    return scope.name();
  }

  /** The place of its name, or of the whole spec. */
  public Span span() {
    return scope.span();
  }
}
