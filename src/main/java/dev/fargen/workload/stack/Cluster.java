package dev.fargen.workload.stack;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.Import;
import java.util.Optional;

/**
 * The cluster that the tasks run in.
 *
 * @param existing the name of one that exists already
 * @param imported the spec whose stack exports it; without both, the stack has its own
 */
public record Cluster(
    Optional<Given<Text>> existing,
    Optional<Import> imported,
    Given<Boolean> containerInsights,
    Span span) {

  /** Whether the stack creates it. */
  public boolean isOwn() {
    return existing.isEmpty() && imported.isEmpty();
  }
}
