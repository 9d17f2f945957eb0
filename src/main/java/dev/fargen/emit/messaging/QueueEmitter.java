package dev.fargen.emit.messaging;

import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.draft.Things;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.messaging.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Emits a queue, its dead letter queue, and the policy that wants TLS. */
public final class QueueEmitter {

  private static final int LONGEST_RETENTION = 1_209_600;

  private final Draft draft;
  private final Queue queue;
  private final String prefix;
  private final Cause.Part withDeadLetters;
  private final Cause fifo;

  public QueueEmitter(Draft whole, Queue queue) {
    this.queue = queue;
    this.prefix = LogicalName.of(queue.name());
    this.draft =
        whole.of(new Cause.Thing(prefix + "Queue", "the queue " + queue.name(), queue.span()));
    this.withDeadLetters =
        new Cause.Part(prefix + "DeadLetters", "dead letters of " + queue.name());
    this.fifo = new Cause.Part(prefix + "Fifo", "the order of messages of " + queue.name());
  }

  public void emit() {
    Optional<Resource> deadLetters = queue.deadLetterAfter().map(after -> deadLetters());
    Resource resource = queue(deadLetters);
    policy(resource, deadLetters);
    Things things = draft.things();
    things.put(ThingKind.QUEUES, queue.name(), "url", resource.ref());
    things.put(ThingKind.QUEUES, queue.name(), "name", resource.att("QueueName"));
    things.put(ThingKind.QUEUES, queue.name(), "arn", resource.att("Arn"));
    draft.add(
        queue.span(), Output.of(prefix + "QueueUrl", "Queue " + queue.name(), resource.ref()));
  }

  private Resource queue(Optional<Resource> deadLetters) {
    Resource.Builder builder =
        Resource.of(prefix + "Queue", "AWS::SQS::Queue")
            .comment("Messages of " + queue.name() + " that wait for a worker.")
            .deletionPolicy(deletionPolicy());
    order(builder);
    times(builder);
    encrypt(builder);
    deadLetters.ifPresent(dead -> builder.property("RedrivePolicy", redrivePolicy(dead)));
    return draft.add(queue.span(), builder);
  }

  private void order(Resource.Builder builder) {
    if (queue.fifo().value()) {
      builder
          .property("FifoQueue", fifo(Value.bool(true)))
          .property(
              "ContentBasedDeduplication",
              fifo(
                  draft.bool(
                      prefix + "ContentBasedDeduplication",
                      "Whether messages with the same body count as one",
                      queue.contentBasedDeduplication())));
    }
  }

  private void times(Resource.Builder builder) {
    Queue.Times times = queue.times();
    builder
        .property(
            "VisibilityTimeout",
            seconds("VisibilityTimeout", "that a worker has for a message", times.visibility()))
        .property(
            "MessageRetentionPeriod",
            seconds("Retention", "that messages are kept", times.retention()))
        .property(
            "ReceiveMessageWaitTimeSeconds",
            seconds("ReceiveWait", "that a receive waits", times.receiveWait()));
    if (times.delay().value() > 0) {
      builder.property(
          "DelaySeconds", seconds("Delay", "before a message can be received", times.delay()));
    }
  }

  private Value seconds(String name, String what, Given<Integer> seconds) {
    return draft.number(prefix + name, "Seconds " + what, seconds);
  }

  private Value redrivePolicy(Resource deadLetters) {
    Value after =
        draft.number(
            prefix + "MaxReceiveCount",
            "Receives after which a message is moved away",
            queue.deadLetterAfter().orElseThrow());
    return new Block(
        withDeadLetters,
        true,
        Value.map()
            .with("deadLetterTargetArn", deadLetters.att("Arn"))
            .with("maxReceiveCount", after));
  }

  private Resource deadLetters() {
    Resource.Builder builder =
        Resource.of(prefix + "DeadLetterQueue", "AWS::SQS::Queue")
            .comment("Messages of " + queue.name() + " that nobody could work off, for 14 days.")
            .deletionPolicy(deletionPolicy());
    if (queue.fifo().value()) {
      builder.property("FifoQueue", fifo(Value.bool(true)));
    }
    builder.property("MessageRetentionPeriod", LONGEST_RETENTION);
    encrypt(builder);
    return draft.of(withDeadLetters).add(queue.span(), builder);
  }

  private Value fifo(Value value) {
    return new Block(fifo, true, value);
  }

  private String deletionPolicy() {
    return queue.retain() ? "RetainExceptOnCreate" : "Delete";
  }

  private void encrypt(Resource.Builder builder) {
    if (queue.kmsKey().isPresent()) {
      builder.property(
          "KmsMasterKeyId",
          draft.text(prefix + "QueueKeyArn", "Key of the queue", queue.kmsKey().get()));
    } else {
      builder.property("SqsManagedSseEnabled", true);
    }
  }

  private void policy(Resource resource, Optional<Resource> deadLetters) {
    List<Value> urls = new ArrayList<>(List.of(resource.ref()));
    List<Value> arns = new ArrayList<>(List.of(resource.att("Arn")));
    deadLetters.ifPresent(
        dead -> {
          urls.add(new Block(withDeadLetters, true, dead.ref()));
          arns.add(dead.att("Arn"));
        });
    Value all = new Block(withDeadLetters, deadLetters.isPresent(), Policies.oneOrMore(arns));
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
