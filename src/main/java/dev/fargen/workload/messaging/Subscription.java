package dev.fargen.workload.messaging;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.arn.ArnPlace;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.messaging.SubscriptionKeys;
import dev.fargen.workload.environment.Identifier;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a queue gets from a topic.
 *
 * @param topic as written
 * @param own the topic, if it is one of the spec
 * @param scope {@code attributes} or {@code body}, to which the filter applies
 */
public record Subscription(
    Identifier topic,
    Optional<Topic> own,
    Optional<Given<Node>> filter,
    Given<String> scope,
    Given<Boolean> raw,
    Span span) {

  private static final int REGION = 3;
  private static final int PARTS = 6;

  /** None without a topic, which is reported. */
  static Optional<Subscription> of(
      Given<Section> given, List<Topic> topics, Map<String, String> values) {
    Section keys = given.value();
    return keys.get(SubscriptionKeys.TOPIC)
        .map(
            topic ->
                new Subscription(
                    Identifier.of(topic, values),
                    own(topic.value(), topics),
                    keys.get(SubscriptionKeys.FILTER),
                    keys.value(SubscriptionKeys.SCOPE),
                    keys.value(SubscriptionKeys.RAW),
                    given.span()));
  }

  private static Optional<Topic> own(Text text, List<Topic> topics) {
    return Topic.named(text, topics)
        .or(
            () ->
                text.literal()
                    .flatMap(name -> Lists.first(topics, topic -> topic.name().equals(name))));
  }

  /** Whether the topic is a FIFO topic, as far as that is known. */
  public boolean isFifo() {
    return own.map(topic -> topic.fifo().value())
        .orElseGet(() -> topic.value().orElseGet(this::written).endsWith(".fifo"));
  }

  private String written() {
    return topic.text().value().written();
  }

  /**
   * What the topic is called: {@code orders}, what stands last in its ARN, {@code Orders} where the
   * ARN is {@code ${OrdersTopicArn}}, or what the raw resource or the export is called.
   */
  public String name() {
    if (own.isPresent()) {
      return own.get().name();
    }
    Optional<String> parameter = topic.text().value().parameter();
    if (parameter.isPresent()) {
      return without("Topic", without("Arn", parameter.get()));
    }
    Text text = topic.text().value();
    StringBuilder name = new StringBuilder();
    for (Text.Part part : text.export().map(Text.ExportReference::name).orElse(text).parts()) {
      if (part instanceof Text.Literal literal) {
        int colon = literal.text().lastIndexOf(':');
        name.setLength(colon < 0 ? name.length() : 0);
        name.append(literal.text().substring(colon + 1));
      } else if (part instanceof Text.ParameterReference reference) {
        name.append(reference.name());
      } else if (part instanceof Text.ThingReference thing) {
        name.append(thing.name());
      }
    }
    return name.toString();
  }

  private static String without(String end, String name) {
    return name.endsWith(end) && name.length() > end.length()
        ? name.substring(0, name.length() - end.length())
        : name;
  }

  /** The name as a part of logical ids. */
  public String id() {
    return LogicalName.of(name());
  }

  /** The region in the ARN of a topic elsewhere; empty if only CloudFormation knows it. */
  public Optional<String> region() {
    return topic
        .value()
        .filter(value -> own.isEmpty())
        .map(value -> value.split(":", PARTS))
        .filter(parts -> parts.length == PARTS && ArnPlace.isRegion(parts[REGION]))
        .map(parts -> parts[REGION]);
  }
}
