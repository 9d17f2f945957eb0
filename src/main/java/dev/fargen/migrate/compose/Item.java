package dev.fargen.migrate.compose;

import dev.fargen.migrate.draft.Origin;
import java.util.Optional;

/** A value of a Compose file, with the place that it comes from. */
sealed interface Item permits ItemMap, ItemList, ItemText {

  /** The place of the value: of its key where it has one. */
  Origin origin();

  /** The tag before the value: {@code !reset} or {@code !override}. */
  Optional<String> tag();
}
