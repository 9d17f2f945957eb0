package dev.fargen.deploy;

import dev.fargen.deploy.aws.CloudFormationCalls;
import dev.fargen.deploy.aws.StackEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where in a stack's history an operation begins. */
final class Baseline {

  private Baseline() {}

  /** Knows the events that there are now, and so all before. */
  static Predicate<StackEvent> of(CloudFormationCalls calls, String stack) {
    Optional<String> newest = newest(calls, stack).map(StackEvent::id);
    return event -> newest.isPresent() && newest.get().equals(event.id());
  }

  /** Knows the events that belong to another operation than the one that runs. */
  static Predicate<StackEvent> ofRunning(CloudFormationCalls calls, String stack) {
    String token = newest(calls, stack).map(StackEvent::token).orElse("");
    return event -> !event.token().equals(token);
  }

  /** The newest event, and no more calls than that takes. */
  static Optional<StackEvent> newest(CloudFormationCalls calls, String stack) {
    List<StackEvent> newest = new ArrayList<>();
    calls.events(stack, newest::add); // the first one stops it
    return newest.stream().findFirst();
  }
}
