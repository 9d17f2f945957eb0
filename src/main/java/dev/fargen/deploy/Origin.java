package dev.fargen.deploy;

import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import java.util.Map;

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

  /** The place that a resource came from; the start of the file where none is known. */
  public Span span(String logicalId) {
    return spans.getOrDefault(logicalId, Span.START);
  }
}
