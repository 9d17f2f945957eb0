package dev.fargen.migrate.draft;

import dev.fargen.cfn.Value;
import java.util.Optional;

/** A value of a spec that is being written. */
public sealed interface Draft permits DraftMap, DraftList, DraftValue, DraftNothing {

  /** The value as it is printed. */
  Value value();

  /** What is written where it is a scalar. */
  default Optional<String> text() {
    return Optional.empty();
  }

  /** Whether both are printed as the same value; places and comments do not count. */
  default boolean says(Draft other) {
    return value().equals(other.value());
  }
}
