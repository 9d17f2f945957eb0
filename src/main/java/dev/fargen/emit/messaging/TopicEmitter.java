package dev.fargen.emit.messaging;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.alarms.AlarmTopicEmitter;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.Things;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.list.Lists;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.Told;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.alarms.Alarms;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.messaging.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Emits a topic and its one policy, which replaces the default one. Roles of the account need no
 * statement in it; alarms do (Amazon SNS developer guide, "Enforce encryption of data in transit";
 * SNS does not take {@code sns:*} in a topic policy). A FIFO topic has a name of its own: {@code
 * .fifo} must be at its end, and CloudFormation does not add it to the names that it generates
 * (cloudformation-coverage-roadmap issue 681).
 */
public final class TopicEmitter {

  /** Beside the attributes that texts may name: the ARN of the key of an encrypted topic. */
  public static final String KEY = "key";

  private final Draft draft;
  private final Topic topic;
  private final String id;
  private final Cause fifo;

  public TopicEmitter(Draft whole, Topic topic) {
    this.topic = topic;
    this.id = LogicalName.of(topic.name()) + "Topic";
    this.draft = whole.of(cause(topic).at(topic.span()));
    this.fifo = new Cause.Part(id + "Fifo", "Makes the " + topic.name() + " topic a FIFO topic");
  }

  /** Why the topic may be missing. */
  static Cause.Thing cause(Topic topic) {
    return new Cause.Thing(
        LogicalName.of(topic.name()) + "Topic", "the " + topic.name() + " topic");
  }

  /**
   * Emits them.
   *
   * @param alarms those of the stack, which may send to the topic
   */
  public void emit(Optional<Alarms> alarms) {
    Resource resource = topic();
    policy(resource, isTold(alarms));
    Things things = draft.things();
    things.put(ThingKind.TOPICS, topic.name(), "arn", resource.ref());
    things.put(ThingKind.TOPICS, topic.name(), "name", resource.att("TopicName"));
    topic.kmsKey().ifPresent(key -> things.put(ThingKind.TOPICS, topic.name(), KEY, key(key)));
    draft.add(
        topic.span(),
        Output.of(id + "Arn", "ARN of the " + topic.name() + " topic", resource.ref()));
  }

  /** Whether the alarms send to this topic. */
  private boolean isTold(Optional<Alarms> alarms) {
    return alarms.isPresent()
        && Lists.any(
            alarms.get().topics(), to -> Topic.named(to.value(), List.of(topic)).isPresent());
  }

  private Resource topic() {
    Resource.Builder builder =
        Resource.of(id, "AWS::SNS::Topic")
            .comment("SNS topic `" + topic.name() + "`.")
            .explain(topic.fifo().value(), "The name of a FIFO topic must end with .fifo.")
            .explain(
                topic.kmsKey().isEmpty(),
                "Server-side encryption (SSE) with a KMS key is off: the spec has no `kms_key` for it.");
    if (topic.fifo().value()) {
      builder
          .property("TopicName", fifo(Intrinsic.sub("${AWS::StackName}-" + topic.name() + ".fifo")))
          .property("FifoTopic", fifo(Value.bool(true)))
          .property(
              "ContentBasedDeduplication",
              fifo(
                  draft.bool(
                      id + "ContentBasedDeduplication",
                      "Enables content-based deduplication for the " + topic.name() + " topic",
                      topic.contentBasedDeduplication())));
    }
    builder.property(
        "KmsMasterKeyId",
        topic
            .kmsKey()
            .map(
                key ->
                    new Told("Encrypts the messages of the " + topic.name() + " topic", key(key))));
    return draft.add(topic.span(), builder);
  }

  private Value key(Given<Text> key) {
    return draft.text(id + "KeyArn", "KMS key ARN for the " + topic.name() + " topic", key);
  }

  private Value fifo(Value value) {
    return new Block(fifo, true, value);
  }

  private void policy(Resource resource, boolean ofAlarms) {
    List<Value> statements = new ArrayList<>();
    statements.add(Policies.tlsOnly("sns", List.of(resource.ref())).with("Action", "sns:Publish"));
    if (ofAlarms) {
      statements.add(
          new Told(
              "Allows alarms to publish to the " + topic.name() + " topic",
              AlarmTopicEmitter.publish(resource)));
    }
    draft.add(
        topic.span(),
        Resource.of(id + "Policy", "AWS::SNS::TopicPolicy")
            .comment("Denies publishing without TLS.")
            .explain(ofAlarms, AlarmTopicEmitter.PUBLISHING)
            .property("Topics", Value.list(resource.ref()))
            .property("PolicyDocument", Policies.document(statements)));
  }
}
