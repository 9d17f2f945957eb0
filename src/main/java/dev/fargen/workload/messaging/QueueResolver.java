package dev.fargen.workload.messaging;

import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.messaging.QueueKeys;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Resolves the queues of a stack. */
public final class QueueResolver {

  private static final int DEFAULT_RECEIVES = 5;

  private QueueResolver() {}

  public static Map<String, Queue> resolve(
      Map<String, Named.Entry<Section>> named, boolean retain) {
    Map<String, Queue> queues = new LinkedHashMap<>();
    named.forEach(
        (name, entry) -> {
          Section queue = entry.value().value();
          queues.put(
              name,
              new Queue(
                  name,
                  queue.get(QueueKeys.FIFO, false),
                  queue.get(QueueKeys.CONTENT_BASED_DEDUPLICATION, false),
                  queue.get(QueueKeys.VISIBILITY_TIMEOUT, 300),
                  queue.get(QueueKeys.RETENTION, 345_600),
                  queue.get(QueueKeys.RECEIVE_WAIT, 20),
                  queue.get(QueueKeys.DELAY, 0),
                  deadLetter(queue.section(QueueKeys.DEAD_LETTER)),
                  queue.get(QueueKeys.KMS_KEY),
                  queue
                      .get(QueueKeys.ON_DELETE)
                      .map(g -> g.value().equals("retain"))
                      .orElse(retain),
                  entry.key()));
        });
    return queues;
  }

  private static Optional<Given<Integer>> deadLetter(Section block) {
    boolean enabled = block.get(QueueKeys.DeadLetter.ENABLED, true).value();
    return enabled
        ? Optional.of(block.get(QueueKeys.DeadLetter.AFTER, DEFAULT_RECEIVES))
        : Optional.empty();
  }
}
