package dev.fargen.spec.messaging;

import static dev.fargen.spec.form.Duration.days;
import static dev.fargen.spec.form.Duration.seconds;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.form.Durations;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;

/** What may be said of a queue. */
public final class QueueKeys {

  /** Where messages go that nobody could work off. */
  public static final class DeadLetter {
    public static final Key<Boolean> ENABLED =
        Key.of("enabled", Form.truth(), "Whether there is a dead letter queue.")
            .fallback("true")
            .becomes("AWS::SQS::Queue and RedrivePolicy of the Queue")
            .example("enabled: false");
    public static final Key<Integer> AFTER =
        Key.of(
                "after",
                Form.whole(1, 1_000),
                "How often a message is received before it is moved there.")
            .fallback("5")
            .becomes("maxReceiveCount of the Queue's RedrivePolicy")
            .example("after: 3");
    public static final Shape SHAPE = Shape.of("a `dead_letter` block", ENABLED, AFTER);

    private DeadLetter() {}
  }

  public static final Key<Boolean> FIFO =
      Key.of("fifo", Form.truth(), "Whether messages keep their order and come once.")
          .fallback("false")
          .becomes("FifoQueue of the Queue")
          .example("fifo: true");
  public static final Key<Boolean> CONTENT_BASED_DEDUPLICATION =
      Key.of(
              "content_based_deduplication",
              Form.truth(),
              "Whether messages with the same body count as one; for `fifo` queues.")
          .fallback("false")
          .becomes("ContentBasedDeduplication of the Queue")
          .example("content_based_deduplication: true");
  public static final Key<Integer> VISIBILITY_TIMEOUT =
      Key.of(
              "visibility_timeout",
              Durations.between(seconds(0), seconds(43_200)),
              "Time that a worker has for a message before another one gets it.")
          .fallback("5m")
          .becomes("VisibilityTimeout of the Queue")
          .example("visibility_timeout: 10m");
  public static final Key<Integer> RETENTION =
      Key.of("retention", Durations.between(seconds(60), days(14)), "How long messages are kept.")
          .fallback("4d")
          .becomes("MessageRetentionPeriod of the Queue")
          .example("retention: 4d");
  public static final Key<Integer> RECEIVE_WAIT =
      Key.of(
              "receive_wait",
              Durations.between(seconds(0), seconds(20)),
              "Time that a receive waits for a message; fewer empty answers cost less.")
          .fallback("20s")
          .becomes("ReceiveMessageWaitTimeSeconds of the Queue")
          .example("receive_wait: 20s");
  public static final Key<Integer> DELAY =
      Key.of(
              "delay",
              Durations.between(seconds(0), seconds(900)),
              "Time before a new message can be received.")
          .fallback("0s")
          .becomes("DelaySeconds of the Queue")
          .example("delay: 30s");
  public static final Key<Section> DEAD_LETTER =
      Key.of(
              "dead_letter",
              Form.blockOr(DeadLetter.SHAPE, DeadLetter.ENABLED),
              "Where messages go that nobody could work off; they are kept for 14 days.")
          .otherwise(
              "a dead letter queue, after "
                  + DeadLetter.AFTER.fallback().orElseThrow()
                  + " receives")
          .becomes("a second AWS::SQS::Queue, and RedrivePolicy of the Queue")
          .example("dead_letter: {after: 3}");
  public static final Key<Text> KMS_KEY =
      Key.of(
              "kms_key",
              ArnKinds.KMS_KEY,
              "A customer managed key instead of the encryption that SQS itself provides.")
          .becomes("KmsMasterKeyId of the Queue")
          .example("kms_key: ${KmsKeyArn}");
  public static final Key<String> ON_DELETE =
      Key.of("on_delete", Form.oneOf("retain", "delete"), "What becomes of it when the stack goes.")
          .byModes("retain", "delete")
          .becomes("DeletionPolicy of the Queue")
          .example("on_delete: delete");
  public static final Shape SHAPE =
      Shape.of(
          "a queue",
          FIFO,
          CONTENT_BASED_DEDUPLICATION,
          VISIBILITY_TIMEOUT,
          RETENTION,
          RECEIVE_WAIT,
          DELAY,
          DEAD_LETTER,
          KMS_KEY,
          ON_DELETE);

  private QueueKeys() {}
}
