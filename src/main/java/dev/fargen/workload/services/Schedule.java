package dev.fargen.workload.services;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import java.util.Optional;

/** When a workload is started; times in seconds. */
public record Schedule(
    Given<String> expression,
    Given<String> timezone,
    Given<Integer> retries,
    Given<Integer> maxAge,
    Given<Boolean> enabled,
    Given<Integer> count,
    Optional<Given<Integer>> flexibleWindow,
    Span span) {}
