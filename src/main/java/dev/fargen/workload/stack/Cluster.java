package dev.fargen.workload.stack;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import java.util.Optional;

/**
 * The cluster that the tasks run in.
 *
 * @param existing the name of one that exists already; otherwise the stack has its own
 */
public record Cluster(
    Optional<Given<Text>> existing, Given<Boolean> containerInsights, Span span) {}
