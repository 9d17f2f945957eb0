package dev.fargen.emit.alarms;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.alarms.Alarms;
import dev.fargen.workload.alarms.Alarms.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Emits the topic for alarms, its policy and its subscriptions. The topic has no key: CloudWatch
 * may not use the AWS managed one (Amazon CloudWatch user guide and AWS re:Post, "Why didn't I
 * receive an SNS notification for my CloudWatch alarm trigger?"), and one of the stack's own costs
 * as much as ten alarms. A subscription is known by its address, not by its place: {@code
 * Subscribe} returns the one that an address has already, so two that change places in an update
 * would both be deleted (Amazon SNS API reference, "Subscribe").
 */
public record AlarmTopicEmitter(Draft draft) {

  /** The comment on a policy with {@link #publish}. */
  public static final String PUBLISHING = "Allows alarms of this account to publish to the topic.";

  private static final String ID = "AlarmTopic";

  /** Why the topic may be missing: alarms send only to those that exist already. */
  private static final Cause.Part OWN =
      new Cause.Part(ID, "Creates a topic for alarms").within(Notification.CAUSE);

  /** What the characters of an address become in a logical id. */
  private static final Map<Character, String> NAMES =
      Map.of('@', "At", '.', "Dot", '-', "Dash", '_', "Underscore", '+', "Plus");

  /** Emits what alarms send to. */
  public Notification emit(Optional<Alarms> alarms) {
    return new Notification(alarms, alarms.map(this::topic));
  }

  private Value topic(Alarms alarms) {
    List<Value> actions = new ArrayList<>();
    if (!alarms.addresses().isEmpty()) {
      actions.add(own(alarms).ref());
    }
    int count = 0;
    for (Given<Text> topic : alarms.topics()) {
      String name = "AlarmTopicArn" + (++count == 1 ? "" : String.valueOf(count));
      actions.add(draft.text(name, "ARN of the SNS topic for alarms", topic));
    }
    return new Block(OWN, !alarms.addresses().isEmpty(), Value.list(actions));
  }

  /** The topic of the stack, which sends to the email addresses. */
  private Resource own(Alarms alarms) {
    Draft ofAlarms = draft.of(Notification.CAUSE.at(alarms.span()));
    Draft own = ofAlarms.of(OWN);
    Resource topic =
        own.add(
            alarms.span(),
            Resource.of(ID, "AWS::SNS::Topic")
                .comment("SNS topic for alarms.")
                .comment(
                    "Server-side encryption (SSE) with a KMS key is off: CloudWatch cannot use the AWS managed key of SNS."));
    own.add(
        alarms.span(),
        Resource.of(ID + "Policy", "AWS::SNS::TopicPolicy")
            .comment(PUBLISHING)
            .property("Topics", Value.list(topic.ref()))
            .property("PolicyDocument", Policies.document(List.of(publish(topic)))));
    alarms.addresses().forEach(one -> subscription(ofAlarms, one, topic));
    return topic;
  }

  /** A statement that allows alarms of this account to publish to the topic. */
  public static Mapping publish(Resource topic) {
    return Value.map()
        .with("Sid", "PublishAlarms")
        .with("Effect", "Allow")
        .with("Principal", Value.map().with("Service", "cloudwatch.amazonaws.com"))
        .with("Action", "sns:Publish")
        .with("Resource", topic.ref())
        .with(
            "Condition",
            Policies.condition("StringEquals", "aws:SourceAccount", Intrinsic.ACCOUNT_ID));
  }

  private static void subscription(Draft draft, Recipient to, Resource topic) {
    String id = ID + id(to.text().value().written());
    draft
        .of(new Cause.Part(id, "Sends alarms to " + to.literal()).within(OWN))
        .add(
            to.text().span(),
            Resource.of(id, "AWS::SNS::Subscription")
                .comment(
                    "Sends alarms to an email address after its owner confirms the subscription.")
                .property("TopicArn", topic.ref())
                .property("Protocol", "email")
                .property("Endpoint", draft.bare(to.text())));
  }

  /** {@code OncallAtExampleDotCom} for {@code oncall@example.com}. */
  private static String id(String address) {
    StringBuilder id = new StringBuilder();
    boolean first = true;
    for (int i = 0; i < address.length(); i++) {
      char letter = address.charAt(i);
      if (Character.isLetterOrDigit(letter)) {
        id.append(first ? Character.toUpperCase(letter) : letter);
        first = false;
      } else {
        id.append(NAMES.getOrDefault(letter, ""));
        first = true;
      }
    }
    return id.toString();
  }
}
