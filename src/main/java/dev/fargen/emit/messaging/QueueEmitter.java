package dev.fargen.emit.messaging;

import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.Things;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.params.Block;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.messaging.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Emits a queue, its dead letter queue, and the policy that wants TLS. */
public final class QueueEmitter {

  /** Stands behind the queue's name in the cause for all that takes its dead letters. */
  private static final String DEAD_LETTERS = "DeadLetters";

  /** The same for what only a queue that keeps the order has. */
  private static final String FIFO = "Fifo";

  private static final int LONGEST_RETENTION = 1_209_600;

  private final Draft draft;

  public QueueEmitter(Draft draft) {
    this.draft = draft;
  }

  public Resource emit(Queue queue) {
    String prefix = LogicalName.of(queue.name());
    draft.belongingTo(prefix + "Queue", queue.span(), "the queue " + queue.name());
    draft.cause(prefix + FIFO, "the order of messages of " + queue.name());
    draft.cause(prefix + DEAD_LETTERS, "dead letters of " + queue.name());
    Optional<Resource> deadLetters = queue.deadLetterAfter().map(after -> deadLetters(queue));
    Resource.Builder builder =
        Resource.of(prefix + "Queue", "AWS::SQS::Queue")
            .comment("Messages of " + queue.name() + " that wait for a worker.")
            .deletionPolicy(deletionPolicy(queue));
    if (queue.fifo().value()) {
      builder
          .property("FifoQueue", fifo(prefix, Value.bool(true)))
          .property(
              "ContentBasedDeduplication",
              fifo(
                  prefix,
                  draft.bool(
                      prefix + "ContentBasedDeduplication",
                      "Whether messages with the same body count as one",
                      queue.contentBasedDeduplication())));
    }
    builder
        .property(
            "VisibilityTimeout",
            draft.number(
                prefix + "VisibilityTimeout",
                "Seconds that a worker has for a message",
                queue.visibilityTimeout()))
        .property(
            "MessageRetentionPeriod",
            draft.number(prefix + "Retention", "Seconds that messages are kept", queue.retention()))
        .property(
            "ReceiveMessageWaitTimeSeconds",
            draft.number(
                prefix + "ReceiveWait", "Seconds that a receive waits", queue.receiveWait()));
    if (queue.delay().value() > 0) {
      builder.property(
          "DelaySeconds",
          draft.number(
              prefix + "Delay", "Seconds before a message can be received", queue.delay()));
    }
    encrypt(queue, builder);
    deadLetters.ifPresent(
        dead ->
            builder.property(
                "RedrivePolicy",
                new Block(
                    prefix + DEAD_LETTERS,
                    true,
                    Value.map()
                        .with("deadLetterTargetArn", dead.att("Arn"))
                        .with(
                            "maxReceiveCount",
                            draft.number(
                                prefix + "MaxReceiveCount",
                                "Receives after which a message is moved away",
                                queue.deadLetterAfter().orElseThrow())))));
    Resource resource = draft.add(queue.span(), builder);
    policy(queue, resource, deadLetters);
    Things things = draft.things();
    things.put(ThingKind.QUEUES, queue.name(), "url", resource.ref());
    things.put(ThingKind.QUEUES, queue.name(), "name", resource.att("QueueName"));
    things.put(ThingKind.QUEUES, queue.name(), "arn", resource.att("Arn"));
    draft.add(Output.of(prefix + "QueueUrl", "Queue " + queue.name(), resource.ref()));
    return resource;
  }

  private Resource deadLetters(Queue queue) {
    String prefix = LogicalName.of(queue.name());
    Resource.Builder builder =
        Resource.of(prefix + "DeadLetterQueue", "AWS::SQS::Queue")
            .condition(prefix + DEAD_LETTERS)
            .comment("Messages of " + queue.name() + " that nobody could work off, for 14 days.")
            .deletionPolicy(deletionPolicy(queue));
    if (queue.fifo().value()) {
      builder.property("FifoQueue", fifo(prefix, Value.bool(true)));
    }
    builder.property("MessageRetentionPeriod", LONGEST_RETENTION);
    encrypt(queue, builder);
    return draft.add(queue.span(), builder);
  }

  private static Value fifo(String prefix, Value value) {
    return new Block(prefix + FIFO, true, value);
  }

  private static String deletionPolicy(Queue queue) {
    return queue.retain() ? "RetainExceptOnCreate" : "Delete";
  }

  private void encrypt(Queue queue, Resource.Builder builder) {
    if (queue.kmsKey().isPresent()) {
      builder.property(
          "KmsMasterKeyId",
          draft.text(
              LogicalName.of(queue.name()) + "QueueKeyArn",
              "Key of the queue",
              queue.kmsKey().get()));
    } else {
      builder.property("SqsManagedSseEnabled", true);
    }
  }

  private void policy(Queue queue, Resource resource, Optional<Resource> deadLetters) {
    String prefix = LogicalName.of(queue.name());
    List<Value> urls = new ArrayList<>(List.of(resource.ref()));
    List<Value> arns = new ArrayList<>(List.of(resource.att("Arn")));
    deadLetters.ifPresent(
        dead -> {
          urls.add(new Block(prefix + DEAD_LETTERS, true, dead.ref()));
          arns.add(dead.att("Arn"));
        });
    Value all = new Block(prefix + DEAD_LETTERS, deadLetters.isPresent(), Policies.oneOrMore(arns));
    draft.add(
        queue.span(),
        policy(prefix + "QueuePolicy", urls, all)
            .comment("Nobody gets at the messages without TLS."));
  }

  /** A policy for these queues that wants TLS. */
  public static Resource.Builder policy(String id, List<? extends Value> urls, Value arns) {
    return Resource.of(id, "AWS::SQS::QueuePolicy")
        .property("Queues", Value.list(urls))
        .property("PolicyDocument", Policies.document(List.of(Policies.tlsOnly("sqs", arns))));
  }
}
