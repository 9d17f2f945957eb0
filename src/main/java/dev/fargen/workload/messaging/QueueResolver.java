package dev.fargen.workload.messaging;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.messaging.QueueKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Resolves the queues of a stack.
 *
 * @param topics the topics of the same stack
 * @param values the parameter values of the environment
 */
public record QueueResolver(List<Topic> topics, Map<String, String> values) {

  public List<Queue> resolve(Map<String, Named.Entry<Section>> named, boolean retain) {
    List<Queue> queues = new ArrayList<>();
    named.forEach(
        (name, entry) -> {
          Section queue = entry.value().value();
          queues.add(
              new Queue(
                  name,
                  queue.value(QueueKeys.FIFO),
                  queue.value(QueueKeys.CONTENT_BASED_DEDUPLICATION),
                  queue.value(QueueKeys.HIGH_THROUGHPUT),
                  subscriptions(queue),
                  new Queue.Times(
                      queue.value(QueueKeys.VISIBILITY_TIMEOUT),
                      queue.value(QueueKeys.RETENTION),
                      queue.value(QueueKeys.RECEIVE_WAIT),
                      queue.value(QueueKeys.DELAY)),
                  deadLetter(queue.section(QueueKeys.DEAD_LETTER)),
                  queue.get(QueueKeys.KMS_KEY),
                  queue.value(QueueKeys.ON_DELETE, retain).value().equals("retain"),
                  entry.key()));
        });
    return queues;
  }

  private List<Subscription> subscriptions(Section queue) {
    return Lists.present(
        Lists.map(
            queue.list(QueueKeys.SUBSCRIBE), given -> Subscription.of(given, topics, values)));
  }

  private static Optional<Given<Integer>> deadLetter(Section block) {
    boolean enabled = block.value(QueueKeys.DeadLetter.ENABLED).value();
    return enabled ? Optional.of(block.value(QueueKeys.DeadLetter.AFTER)) : Optional.empty();
  }
}
