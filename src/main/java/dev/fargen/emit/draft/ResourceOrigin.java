package dev.fargen.emit.draft;

import dev.fargen.diag.Span;
import java.util.Optional;

/**
 * Where a resource came from.
 *
 * @param span the place in the spec that it was made of
 * @param owner the thing that it belongs to; none where it is the stack's own
 */
public record ResourceOrigin(Span span, Optional<Owner> owner) {

  /**
   * A thing of the spec.
   *
   * @param id what conditions are named by that tell whether it is there
   * @param name where it has its name
   * @param words the thing for people: {@code the database orders}
   */
  public record Owner(String id, Span name, String words) {}
}
