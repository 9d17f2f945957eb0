package dev.fargen.migrate.template;

import dev.fargen.migrate.draft.DraftMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resources of the template that typed keys of the spec say together. */
interface Part {

  /** The logical ids of these resources, which are no longer raw. */
  Set<String> claims();

  /** The logical ids that fargen would write, each with the one in the template. */
  Map<String, String> ids();

  /** Writes the keys. */
  void write(DraftMap spec, Texts texts);

  /** The part without which this one means nothing. */
  default Optional<Part> above() {
    return Optional.empty();
  }

  /** Whether the part above has such resources in any case. */
  default boolean isOwn() {
    return false;
  }

  /** How many patches may be needed to keep everything as it is: with more of them, raw is better. */
  int mostPatches();
}
