package dev.fargen.migrate.template;

import dev.fargen.migrate.draft.DraftMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resources of the template that typed keys of the spec say together. */
interface Part {

  /** The logical ids of these resources, which are no longer raw. */
  Set<String> claims();

  /** The resources that it is made of, also where they stay raw. */
  default Set<String> roots() {
    return claims();
  }

  /** The logical ids that fargen would write, each with the one in the template. */
  Map<String, String> ids();

  /** How texts refer to these resources, by what follows {@code Ref} or {@code GetAtt}. */
  default Map<String, String> things() {
    return Map.of();
  }

  /** Writes the keys. */
  void write(DraftMap spec, Texts texts);

  /** The part without which this one means nothing. */
  default Optional<Part> above() {
    return Optional.empty();
  }

  /** The section and the name of the thing that it becomes; empty where it is a part of another. */
  default String place() {
    return "";
  }

  /** Whether fargen may write a resource with this logical id for it. */
  default boolean mayWrite(String id) {
    return false;
  }

  /** What can be left out where the spec has errors with it: a patch keeps it then. */
  default List<String> optional() {
    return List.of();
  }

  /** Leaves out these properties, and no others. */
  default void omit(List<String> properties) {}

  /** Takes another name, so that other logical ids are made of it; false if it has done so. */
  default boolean rename() {
    return false;
  }

  /** Whether fargen may add this resource for the part. */
  default boolean adds(String id) {
    return false;
  }

  /** Whether the part above has such resources in any case. */
  default boolean isOwn() {
    return false;
  }

  /**
   * How many patches may be needed to keep everything as it is: with more of them, raw is better.
   */
  int mostPatches();
}
