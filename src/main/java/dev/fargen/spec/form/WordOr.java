package dev.fargen.spec.form;

import java.util.Optional;

/** One of a few words, or a value that says more; exactly one of the two is present. */
public record WordOr<T>(Optional<String> word, Optional<T> more) {}
