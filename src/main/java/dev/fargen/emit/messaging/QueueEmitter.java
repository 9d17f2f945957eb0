package dev.fargen.emit.messaging;

import dev.fargen.cfn.Output;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.alarms.Notification;
import dev.fargen.emit.alarms.QueueAlarm;
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

/** Emits a queue, its dead-letter queue, and the policy that requires TLS. */
public final class QueueEmitter {

  /** The comment on {@code MessageRetentionPeriod} of a dead-letter queue. */
  public static final String RETENTION_OF_DEAD_LETTERS = "Keeps messages for up to 14 days.";

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
        whole.of(new Cause.Thing(prefix + "Queue", "the " + queue.name() + " queue", queue.span()));
    this.withDeadLetters =
        new Cause.Part(
            prefix + "DeadLetters",
            "Creates the dead-letter queue of the " + queue.name() + " queue");
    this.fifo =
        new Cause.Part(prefix + "Fifo", "Makes the " + queue.name() + " queue a FIFO queue");
  }

  /**
   * Emits them.
   *
   * @param region the region of the stack, if it is known
   */
  public void emit(Notification to, Optional<String> region) {
    Optional<Resource> deadLetters = queue.deadLetterAfter().map(after -> deadLetters());
    Resource resource = queue(deadLetters);
    SubscriptionEmitter subscriptions =
        new SubscriptionEmitter(draft, queue, region, withDeadLetters);
    Resource policy = policy(resource, deadLetters, subscriptions);
    subscriptions.emit(resource, policy, deadLetters);
    deadLetters.ifPresent(
        dead -> new QueueAlarm(draft, to, prefix, withDeadLetters).deadLetters(dead, queue.name()));
    Things things = draft.things();
    things.put(ThingKind.QUEUES, queue.name(), "url", resource.ref());
    things.put(ThingKind.QUEUES, queue.name(), "name", resource.att("QueueName"));
    things.put(ThingKind.QUEUES, queue.name(), "arn", resource.att("Arn"));
    draft.add(
        queue.span(),
        Output.of(prefix + "QueueUrl", "URL of the " + queue.name() + " queue", resource.ref()));
  }

  private Resource queue(Optional<Resource> deadLetters) {
    Resource.Builder builder =
        Resource.of(prefix + "Queue", "AWS::SQS::Queue")
            .comment("SQS queue `" + queue.name() + "`.")
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
                      "Enables content-based deduplication for the " + queue.name() + " queue",
                      queue.contentBasedDeduplication())));
      if (queue.highThroughput().value()) {
        builder
            .property("DeduplicationScope", throughput("messageGroup"))
            .property("FifoThroughputLimit", throughput("perMessageGroupId"));
      }
    }
  }

  private Value throughput(String value) {
    return new Block(
        new Cause.Part(
                prefix + "HighThroughput",
                "Enables high throughput for the " + queue.name() + " queue")
            .within(fifo),
        true,
        Value.text(value));
  }

  private void times(Resource.Builder builder) {
    Queue.Times times = queue.times();
    builder
        .property(
            "VisibilityTimeout",
            seconds("VisibilityTimeout", "Visibility timeout", times.visibility()))
        .property(
            "MessageRetentionPeriod", seconds("Retention", "Message retention", times.retention()))
        .property(
            "ReceiveMessageWaitTimeSeconds",
            seconds("ReceiveWait", "Receive wait time", times.receiveWait()));
    if (times.delay().value() > 0) {
      builder.property("DelaySeconds", seconds("Delay", "Delivery delay", times.delay()));
    }
  }

  private Value seconds(String name, String what, Given<Integer> seconds) {
    return draft.number(
        prefix + name, what + " of the " + queue.name() + " queue in seconds", seconds);
  }

  private Value redrivePolicy(Resource deadLetters) {
    Value after =
        draft.number(
            prefix + "MaxReceiveCount",
            "Receives before a message moves to the dead-letter queue",
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
            .comment("Dead-letter queue of the " + queue.name() + " queue.")
            .explain(
                !queue.subscriptions().isEmpty(), "Also receives messages that SNS cannot deliver.")
            .comment(RETENTION_OF_DEAD_LETTERS)
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
          draft.text(
              prefix + "QueueKeyArn",
              "KMS key ARN for the " + queue.name() + " queue",
              queue.kmsKey().get()));
    } else {
      builder.property("SqsManagedSseEnabled", true);
    }
  }

  private Resource policy(
      Resource resource, Optional<Resource> deadLetters, SubscriptionEmitter subscriptions) {
    List<Value> urls = new ArrayList<>(List.of(resource.ref()));
    List<Value> arns = new ArrayList<>(List.of(resource.att("Arn")));
    deadLetters.ifPresent(
        dead -> {
          urls.add(new Block(withDeadLetters, true, dead.ref()));
          arns.add(dead.att("Arn"));
        });
    Value all = new Block(withDeadLetters, deadLetters.isPresent(), Policies.oneOrMore(arns));
    List<Value> statements = new ArrayList<>();
    subscriptions.statement(resource, all).ifPresent(statements::add);
    statements.add(Policies.tlsOnly("sqs", all));
    return draft.add(
        queue.span(),
        policy(prefix + "QueuePolicy", urls, statements)
            .comment(Policies.TLS_ONLY)
            .explain(
                !queue.subscriptions().isEmpty(),
                "Allows SNS to send messages of the topics that the "
                    + queue.name()
                    + " queue subscribes to.")
            .explain(
                !queue.subscriptions().isEmpty() && deadLetters.isPresent(),
                "Messages that SNS cannot deliver go to the dead-letter queue."));
  }

  /** A policy that requires TLS for these queues. */
  public static Resource.Builder policy(String id, List<? extends Value> urls, Value arns) {
    return policy(id, urls, List.of(Policies.tlsOnly("sqs", arns)));
  }

  private static Resource.Builder policy(
      String id, List<? extends Value> urls, List<? extends Value> statements) {
    return Resource.of(id, "AWS::SQS::QueuePolicy")
        .property("Queues", Value.list(urls))
        .property("PolicyDocument", Policies.document(statements));
  }
}
