package dev.fargen.deploy.aws;

import java.time.Instant;

/**
 * One line of a stack's history.
 *
 * @param resource what it is about, in the state that it has come to; may be the stack itself
 * @param token the ClientRequestToken of the operation that it belongs to; may be empty
 */
public record StackEvent(
    String id, String stackId, Instant time, StackResource resource, String reason, String token) {

  public String logicalId() {
    return resource.logicalId();
  }

  public String physicalId() {
    return resource.physicalId();
  }

  public String type() {
    return resource.type();
  }

  public String state() {
    return resource.state();
  }

  /** It is about the stack as a whole. */
  public boolean ofStack() {
    return physicalId().equals(stackId);
  }

  public boolean failed() {
    return state().endsWith("_FAILED");
  }

  public boolean inProgress() {
    return state().endsWith("_IN_PROGRESS");
  }

  /** It was stopped because something else failed: "Resource creation cancelled". */
  public boolean cancelled() {
    return reason.toLowerCase(java.util.Locale.ROOT).endsWith("cancelled");
  }
}
