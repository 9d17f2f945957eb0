package dev.fargen.spec.form;

import java.util.Optional;

/** True, false, or something that says more; one of the two is there at least. */
public record TruthOr<T>(Optional<Boolean> truth, Optional<T> more) {}
