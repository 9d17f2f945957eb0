package dev.fargen.workload.services;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;

/** How a new version takes the place of the old one; shares of the tasks in per cent. */
public record Deployment(
    Given<Integer> minHealthy, Given<Integer> max, Given<Boolean> circuitBreaker, Span span) {}
