package dev.fargen.emit;

import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.workload.LogicalName;
import dev.fargen.workload.Queue;
import dev.fargen.workload.ThingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Emits a queue, its dead letter queue, and the policy that wants TLS. */
final class QueueEmitter {

  private static final int LONGEST_RETENTION = 1_209_600;

  private final Draft draft;

  QueueEmitter(Draft draft) {
    this.draft = draft;
  }

  Resource emit(Queue queue) {
    String prefix = LogicalName.of(queue.name());
    Optional<Resource> deadLetters = queue.deadLetterAfter().map(after -> deadLetters(queue));
    Resource.Builder builder =
        Resource.of(prefix + "Queue", "AWS::SQS::Queue")
            .comment("Messages of " + queue.name() + " that wait for a worker.")
            .deletionPolicy(deletionPolicy(queue));
    if (queue.fifo().value()) {
      builder
          .property("FifoQueue", true)
          .property(
              "ContentBasedDeduplication",
              draft.bool(
                  prefix + "ContentBasedDeduplication",
                  "Whether messages with the same body count as one",
                  queue.contentBasedDeduplication()));
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
                Value.map()
                    .with("deadLetterTargetArn", dead.att("Arn"))
                    .with(
                        "maxReceiveCount",
                        draft.number(
                            prefix + "MaxReceiveCount",
                            "Receives after which a message is moved away",
                            queue.deadLetterAfter().orElseThrow()))));
    Resource resource = draft.add(queue.span(), builder);
    List<Resource> both = new ArrayList<>(List.of(resource));
    deadLetters.ifPresent(both::add);
    policy(draft, queue, both);
    Things things = draft.things();
    things.put(ThingKind.QUEUES, queue.name(), "url", resource.ref());
    things.put(ThingKind.QUEUES, queue.name(), "name", resource.att("QueueName"));
    things.put(ThingKind.QUEUES, queue.name(), "arn", resource.att("Arn"));
    draft.add(Output.of(prefix + "QueueUrl", "Queue " + queue.name(), resource.ref()));
    return resource;
  }

  private Resource deadLetters(Queue queue) {
    Resource.Builder builder =
        Resource.of(LogicalName.of(queue.name()) + "DeadLetterQueue", "AWS::SQS::Queue")
            .comment("Messages of " + queue.name() + " that nobody could work off, for 14 days.")
            .deletionPolicy(deletionPolicy(queue));
    if (queue.fifo().value()) {
      builder.property("FifoQueue", true);
    }
    builder.property("MessageRetentionPeriod", LONGEST_RETENTION);
    encrypt(queue, builder);
    return draft.add(queue.span(), builder);
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

  private static void policy(Draft draft, Queue queue, List<Resource> queues) {
    draft.add(
        queue.span(),
        policy(LogicalName.of(queue.name()) + "QueuePolicy", queues)
            .comment("Nobody gets at the messages without TLS."));
  }

  /** A policy for these queues that wants TLS. */
  static Resource.Builder policy(String id, List<Resource> queues) {
    List<Value> urls = new ArrayList<>();
    List<Value> arns = new ArrayList<>();
    for (Resource queue : queues) {
      urls.add(queue.ref());
      arns.add(queue.att("Arn"));
    }
    return Resource.of(id, "AWS::SQS::QueuePolicy")
        .property("Queues", Value.list(urls))
        .property("PolicyDocument", Policies.document(List.of(Policies.tlsOnly("sqs", arns))));
  }
}
