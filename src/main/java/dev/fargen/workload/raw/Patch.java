package dev.fargen.workload.raw;

import dev.fargen.diag.Span;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * A change of the finished template.
 *
 * @param operation {@code add}, {@code remove} or {@code replace}
 * @param value what is put there; none for {@code remove}
 */
public record Patch(String operation, ScalarNode path, Optional<Node> value, Span span) {}
