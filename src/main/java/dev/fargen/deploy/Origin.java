package dev.fargen.deploy;

import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import java.util.Map;
import java.util.Optional;

/**
 * The origin of the resources of a stack.
 *
 * @param source the spec
 * @param spans the place in the spec for each logical id
 */
public record Origin(SourceFile source, Map<String, Span> spans) {

  public Origin {
    spans = Map.copyOf(spans);
  }

  /** The place that a resource comes from, if it is known. */
  public Optional<Span> span(String logicalId) {
    return Optional.ofNullable(spans.get(logicalId));
  }
}
