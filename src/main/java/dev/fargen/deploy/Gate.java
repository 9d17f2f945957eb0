package dev.fargen.deploy;

import dev.fargen.deploy.aws.Change;
import java.util.List;
import java.util.Set;

/** Stops changes that would lose data: a replaced database is empty. */
final class Gate {

  private Gate() {}

  /** The changes that the user has to allow by name, and has not. */
  static List<Change> closedTo(List<Change> changes, StoredData data, Set<String> allowed) {
    return changes.stream()
        .filter(change -> StoredData.isHeldBy(change.type()))
        .filter(change -> change.replaces() || (change.removes() && !change.keepsOld()))
        .filter(change -> !data.isComposed(change.logicalId()))
        .filter(change -> !allowed.contains(change.logicalId()))
        .toList();
  }
}
