package dev.fargen.deploy;

import dev.fargen.deploy.aws.CloudFormationCalls;
import dev.fargen.deploy.aws.StackEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The events before an operation. */
final class Baseline {

  private Baseline() {}

  /** Accepts the newest event, where reading stops. */
  static Predicate<StackEvent> of(CloudFormationCalls calls, String stack) {
    Optional<String> newest = newest(calls, stack).map(StackEvent::id);
    return event -> newest.isPresent() && newest.get().equals(event.id());
  }

  /** Accepts the events that do not belong to the operation in progress. */
  static Predicate<StackEvent> ofRunning(CloudFormationCalls calls, String stack) {
    String token = newest(calls, stack).map(StackEvent::token).orElse("");
    return event -> !event.token().equals(token);
  }

  /** The newest event, with a single call. */
  static Optional<StackEvent> newest(CloudFormationCalls calls, String stack) {
    List<StackEvent> newest = new ArrayList<>();
    calls.events(stack, newest::add); // the first one stops it
    return newest.stream().findFirst();
  }
}
