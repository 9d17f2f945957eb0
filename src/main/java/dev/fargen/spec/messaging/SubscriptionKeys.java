package dev.fargen.spec.messaging;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import dev.fargen.yaml.Node;

/** Keys of a queue's subscription to a topic. */
public final class SubscriptionKeys {

  public static final Key<Text> TOPIC =
      Key.of(
              "topic",
              ArnKinds.SUBSCRIBED_TOPIC,
              "Name of a topic of this spec, or ARN of another SNS topic, which can be in another"
                  + " region or account. The policy of a topic in another account must allow this"
                  + " account `sns:Subscribe`.")
          .mandatory()
          .becomes("`TopicArn` of the subscription")
          .example("topic: orders");
  public static final Key<Node> FILTER =
      Key.of(
              "filter",
              Form.anything("a map of names and lists of values, as in SNS")
                  .guarded(FilterPolicy::check),
              "Filter policy: the queue gets only messages with these attributes. Values are strings,"
                  + " numbers, `true` and `false`, or operators such as `{prefix: in}`. A changed"
                  + " filter takes effect within 15 minutes.")
          .otherwise("all messages")
          .becomes("`FilterPolicy` of the subscription")
          .example("filter: {kind: [invoice, credit]}");
  public static final Key<String> SCOPE =
      Key.of(
              "scope",
              Form.oneOf("attributes", "body"),
              "What `filter` is compared with: the attributes of a message, or its body, which must"
                  + " then be JSON.")
          .fallback("attributes")
          .becomes("`FilterPolicyScope` of the subscription")
          .example("scope: body");
  public static final Key<Boolean> RAW =
      Key.of(
              "raw",
              Form.truth(),
              "Delivers the message as it was published, and its attributes as attributes of the"
                  + " SQS message, of which there can be ten: SNS discards messages with more."
                  + " Otherwise, the body is a JSON document of SNS that has the message in it.")
          .fallback("false")
          .becomes("`RawMessageDelivery` of the subscription")
          .example("raw: true");
  public static final Shape SHAPE = Shape.of("a subscription", TOPIC, FILTER, SCOPE, RAW);

  private SubscriptionKeys() {}
}
