package dev.fargen.migrate.draft;

import dev.fargen.cfn.Value;

/** A value of a spec that is being written. */
public sealed interface Draft permits DraftMap, DraftList, DraftValue, DraftNothing {

  /** The value as it is printed. */
  Value value();

  /** Whether both are printed as the same value; places and comments do not count. */
  default boolean says(Draft other) {
    return value().equals(other.value());
  }
}
