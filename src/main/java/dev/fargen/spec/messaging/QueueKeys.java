package dev.fargen.spec.messaging;

import static dev.fargen.spec.form.Duration.days;
import static dev.fargen.spec.form.Duration.seconds;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.form.Durations;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import java.util.List;

/** Keys of a queue. */
public final class QueueKeys {

  /** Keys of a dead-letter queue. */
  public static final class DeadLetter {
    public static final Key<Boolean> ENABLED =
        Key.of("enabled", Form.truth(), "Creates a dead-letter queue.")
            .fallback("true")
            .becomes("AWS::SQS::Queue, and `RedrivePolicy` of the queue")
            .example("enabled: false");
    public static final Key<Integer> AFTER =
        Key.of(
                "after",
                Form.whole(1, 1_000),
                "Number of times a message is received before it is moved to the"
                    + " dead-letter queue.")
            .fallback("5")
            .becomes("`RedrivePolicy.maxReceiveCount` of the queue")
            .example("after: 3");
    public static final Shape SHAPE = Shape.of("a `dead_letter` block", ENABLED, AFTER);

    private DeadLetter() {}
  }

  public static final Key<Boolean> FIFO =
      Key.of(
              "fifo",
              Form.truth(),
              "Makes the queue a FIFO queue: messages keep their order and are delivered"
                  + " exactly once.")
          .fallback("false")
          .becomes("`FifoQueue` of the queue")
          .example("fifo: true");
  public static final Key<Boolean> CONTENT_BASED_DEDUPLICATION =
      Key.of(
              "content_based_deduplication",
              Form.truth(),
              "Treats messages with the same body as duplicates. Requires `fifo: true`.")
          .fallback("false")
          .becomes("`ContentBasedDeduplication` of the queue")
          .example("content_based_deduplication: true");
  public static final Key<Boolean> HIGH_THROUGHPUT =
      Key.of(
              "high_throughput",
              Form.truth(),
              "Raises the number of messages per second of a FIFO queue: duplicates are detected,"
                  + " and the limit applies, within each message group. Requires `fifo: true`.")
          .fallback("false")
          .becomes("`DeduplicationScope` and `FifoThroughputLimit` of the queue")
          .example("high_throughput: true");
  public static final Key<List<Given<Section>>> SUBSCRIBE =
      Key.of(
              "subscribe",
              Form.list(Form.block(() -> SubscriptionKeys.SHAPE)),
              "SNS topics whose messages the queue gets. A FIFO queue can subscribe only to FIFO"
                  + " topics; a standard queue to both kinds. Messages that SNS cannot deliver go to"
                  + " the dead-letter queue, if it is in the region of the topic and of the same"
                  + " kind.")
          .becomes("AWS::SNS::Subscription, and a statement of the queue's policy")
          .example("subscribe: [{topic: orders}]");
  public static final Key<Integer> VISIBILITY_TIMEOUT =
      Key.of(
              "visibility_timeout",
              Durations.between(seconds(0), seconds(43_200)),
              "Time that a received message is hidden from other receivers. It should be"
                  + " longer than the processing of a message.")
          .fallback("5m")
          .becomes("`VisibilityTimeout` of the queue")
          .example("visibility_timeout: 10m");
  public static final Key<Integer> RETENTION =
      Key.of("retention", Durations.between(seconds(60), days(14)), "Time that messages are kept.")
          .fallback("4d")
          .becomes("`MessageRetentionPeriod` of the queue")
          .example("retention: 4d");
  public static final Key<Integer> RECEIVE_WAIT =
      Key.of(
              "receive_wait",
              Durations.between(seconds(0), seconds(20)),
              "Time that a receive request waits for messages (long polling).")
          .fallback("20s")
          .becomes("`ReceiveMessageWaitTimeSeconds` of the queue")
          .example("receive_wait: 20s");
  public static final Key<Integer> DELAY =
      Key.of(
              "delay",
              Durations.between(seconds(0), seconds(900)),
              "Time that a new message is hidden from receivers.")
          .fallback("0s")
          .becomes("`DelaySeconds` of the queue")
          .example("delay: 30s");
  public static final Key<Section> DEAD_LETTER =
      Key.of(
              "dead_letter",
              Form.blockOr(DeadLetter.SHAPE, DeadLetter.ENABLED),
              "Dead-letter queue for messages that are not processed. It keeps them for"
                  + " up to 14 days. `true` and `false` stand for a block with that `enabled`.")
          .otherwise(
              "a dead-letter queue, after "
                  + DeadLetter.AFTER.fallback().orElseThrow()
                  + " receives")
          .becomes("a second AWS::SQS::Queue, and `RedrivePolicy` of the queue")
          .example("dead_letter: {after: 3}");
  public static final Key<Text> KMS_KEY =
      Key.of(
              "kms_key",
              ArnKinds.KMS_KEY,
              "Customer managed key that encrypts the messages. With `subscribe`, its key policy must"
                  + " allow `sns.amazonaws.com` the actions `kms:GenerateDataKey*` and"
                  + " `kms:Decrypt`.")
          .otherwise("encryption with keys that SQS manages")
          .becomes("`KmsMasterKeyId` of the queue")
          .example("kms_key: \"${KmsKeyArn}\"");
  public static final Key<String> ON_DELETE =
      Key.of(
              "on_delete",
              Form.oneOf("retain", "delete"),
              "What happens to the queue when the stack is deleted.")
          .byModes("retain", "delete")
          .becomes("`DeletionPolicy` of the queue")
          .example("on_delete: delete");
  public static final Shape SHAPE =
      Shape.of(
          "a queue",
          FIFO,
          CONTENT_BASED_DEDUPLICATION,
          HIGH_THROUGHPUT,
          SUBSCRIBE,
          VISIBILITY_TIMEOUT,
          RETENTION,
          RECEIVE_WAIT,
          DELAY,
          DEAD_LETTER,
          KMS_KEY,
          ON_DELETE);

  private QueueKeys() {}
}
