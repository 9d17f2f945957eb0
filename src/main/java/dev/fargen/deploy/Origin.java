package dev.fargen.deploy;

import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import java.util.Map;
import java.util.Optional;

/**
 * Where a stack's resources came from.
 *
 * @param source the text that a person wrote
 * @param spans the place in it of each logical id
 */
public record Origin(SourceFile source, Map<String, Span> spans) {

  public Origin {
    spans = Map.copyOf(spans);
  }

  /** The place that a resource came from, where one is known. */
  public Optional<Span> span(String logicalId) {
    return Optional.ofNullable(spans.get(logicalId));
  }
}
