package dev.fargen.workload.messaging;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.spec.messaging.TopicKeys;
import dev.fargen.workload.environment.Thing;
import dev.fargen.workload.environment.ThingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A topic. */
public record Topic(
    String name,
    Given<Boolean> fifo,
    Given<Boolean> contentBasedDeduplication,
    Optional<Given<Text>> kmsKey,
    Span span)
    implements Thing {

  /** The topics of a stack. */
  public static List<Topic> of(Map<String, Named.Entry<Section>> named) {
    List<Topic> topics = new ArrayList<>();
    named.forEach((name, entry) -> topics.add(of(name, entry.value().value(), entry.key())));
    return topics;
  }

  private static Topic of(String name, Section topic, Span span) {
    return new Topic(
        name,
        topic.value(TopicKeys.FIFO),
        topic.value(TopicKeys.CONTENT_BASED_DEDUPLICATION),
        topic.get(TopicKeys.KMS_KEY),
        span);
  }

  /** The one whose ARN the text is: {@code ${topics.orders.arn}}. */
  public static Optional<Topic> named(Text text, List<Topic> topics) {
    return text.thing()
        .filter(Topic::isArn)
        .flatMap(thing -> Lists.first(topics, topic -> topic.name().equals(thing.name())));
  }

  private static boolean isArn(ThingReference thing) {
    return thing.kind().equals(ThingKind.TOPICS.word()) && thing.attribute().equals("arn");
  }

  @Override
  public ThingKind kind() {
    return ThingKind.TOPICS;
  }
}
