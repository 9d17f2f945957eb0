package dev.fargen.emit.draft;

import dev.fargen.diag.Span;
import java.util.Optional;

/**
 * Two things of a template that would have the same logical id.
 *
 * @param things what they are, as in {@code two resources}
 * @param first the place of the other one; none where that is a parameter
 */
public record NameConflict(String things, String id, Span second, Optional<Span> first) {

  /** Whether one of the two is a parameter. */
  public boolean isParameter() {
    return first.isEmpty();
  }
}
