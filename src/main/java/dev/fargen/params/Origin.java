package dev.fargen.params;

import dev.fargen.diag.Span;
import java.util.Optional;

/**
 * Where a resource or an output came from.
 *
 * @param span the place in the spec that it was made of
 * @param owner the thing that it belongs to; none where it is the stack's own
 */
public record Origin(Span span, Optional<Cause.Thing> owner) {

  /** Where the spec names what it belongs to; its own place where that is nothing. */
  public Span name() {
    return owner.map(Cause.Thing::name).orElse(span);
  }
}
