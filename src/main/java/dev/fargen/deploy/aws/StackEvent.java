package dev.fargen.deploy.aws;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of a stack's history.
 *
 * @param token the ClientRequestToken of the operation that it belongs to; may be empty
 */
public record StackEvent(
    String id,
    String stackId,
    Instant time,
    String logicalId,
    String physicalId,
    String type,
    String state,
    String reason,
    String token) {

  /** It is about the stack as a whole. */
  public boolean ofStack() {
    return physicalId.equals(stackId);
  }

  /** The state, where it is one that stacks have. */
  public Optional<StackStatus> status() {
    return StackStatus.of(state);
  }

  public boolean failed() {
    return state.endsWith("_FAILED");
  }

  public boolean inProgress() {
    return state.endsWith("_IN_PROGRESS");
  }

  /** It was stopped because something else failed: "Resource creation cancelled". */
  public boolean cancelled() {
    return reason.toLowerCase(java.util.Locale.ROOT).endsWith("cancelled");
  }
}
