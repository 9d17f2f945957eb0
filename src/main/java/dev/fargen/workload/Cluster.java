package dev.fargen.workload;

import dev.fargen.diag.Span;
import dev.fargen.spec.Given;
import dev.fargen.spec.Text;
import java.util.Optional;

/**
 * The cluster that the tasks run in.
 *
 * @param existing the name of one that exists already; otherwise the stack has its own
 */
public record Cluster(
    Optional<Given<Text>> existing, Given<Boolean> containerInsights, Span span) {}
