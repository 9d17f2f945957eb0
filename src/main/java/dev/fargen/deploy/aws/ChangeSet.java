package dev.fargen.deploy.aws;

import java.util.List;
import java.util.Locale;

/** A change set and its state. */
public record ChangeSet(
    String id, String stackId, String state, String reason, List<Change> changes) {

  public ChangeSet {
    changes = List.copyOf(changes);
  }

  public boolean pending() {
    return state.endsWith("_PENDING") || state.endsWith("_IN_PROGRESS");
  }

  public boolean failed() {
    return state.equals("FAILED");
  }

  /** Whether it failed because there are no changes. */
  public boolean empty() {
    String text = reason.toLowerCase(Locale.ROOT);
    return failed()
        && (text.contains("didn't contain changes") || text.contains("no updates are to be"));
  }
}
