package dev.fargen.spec.form;

import java.util.Optional;

/** True, false, or a value that says more; at least one of the two is present. */
public record TruthOr<T>(Optional<Boolean> truth, Optional<T> more) {}
