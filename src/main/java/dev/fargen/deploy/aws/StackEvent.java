package dev.fargen.deploy.aws;

import java.time.Instant;
import java.util.Locale;

/**
 * One event of a stack.
 *
 * @param resource the resource with its new state; may be the stack itself
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

  /** Whether it is an event of the stack itself. */
  public boolean ofStack() {
    return physicalId().equals(stackId);
  }

  public boolean failed() {
    return state().endsWith("_FAILED");
  }

  public boolean inProgress() {
    return state().endsWith("_IN_PROGRESS");
  }

  /** Whether the resource was canceled after another failure: "Resource creation cancelled". */
  public boolean cancelled() {
    return reason.toLowerCase(Locale.ROOT).endsWith("cancelled");
  }
}
