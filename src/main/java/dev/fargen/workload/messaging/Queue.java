package dev.fargen.workload.messaging;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.environment.Thing;
import dev.fargen.workload.environment.ThingKind;
import java.util.List;
import java.util.Optional;

/**
 * A queue.
 *
 * @param deadLetterAfter how often a message is received before it goes to the dead letter queue
 * @param retain whether it stays when the stack goes
 */
public record Queue(
    String name,
    Given<Boolean> fifo,
    Given<Boolean> contentBasedDeduplication,
    Given<Boolean> highThroughput,
    List<Subscription> subscriptions,
    Times times,
    Optional<Given<Integer>> deadLetterAfter,
    Optional<Given<Text>> kmsKey,
    boolean retain,
    Span span)
    implements Thing {

  public Queue {
    subscriptions = List.copyOf(subscriptions);
  }

  /** How long messages stay, and what waits for what; in seconds. */
  public record Times(
      Given<Integer> visibility,
      Given<Integer> retention,
      Given<Integer> receiveWait,
      Given<Integer> delay) {}

  @Override
  public ThingKind kind() {
    return ThingKind.QUEUES;
  }
}
