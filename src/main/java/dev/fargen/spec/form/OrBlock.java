package dev.fargen.spec.form;

import java.util.Optional;

/** A value, or a block that says more; exactly one of the two is present. */
public record OrBlock<T>(Optional<T> value, Optional<Section> block) {}
