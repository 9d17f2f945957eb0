package dev.fargen.spec.messaging;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;

/** Keys of a topic. */
public final class TopicKeys {

  public static final Key<Boolean> FIFO =
      Key.of(
              "fifo",
              Form.truth(),
              "Makes the topic a FIFO topic: FIFO queues that subscribe get the messages in order"
                  + " and once. Each message requires a message group ID.")
          .fallback("false")
          .becomes("`FifoTopic` and `TopicName` of the topic")
          .example("fifo: true");
  public static final Key<Boolean> CONTENT_BASED_DEDUPLICATION =
      Key.of(
              "content_based_deduplication",
              Form.truth(),
              "Treats messages with the same body as duplicates. Requires `fifo: true`; without it,"
                  + " each message of a FIFO topic requires a deduplication ID.")
          .fallback("false")
          .becomes("`ContentBasedDeduplication` of the topic")
          .example("content_based_deduplication: true");
  public static final Key<Text> KMS_KEY =
      Key.of(
              "kms_key",
              ArnKinds.KMS_KEY,
              "Customer managed key that encrypts the messages at rest. fargen allows the workloads"
                  + " that publish to use the key. For alarms under `notify`, its key policy must"
                  + " allow `cloudwatch.amazonaws.com` to use it.")
          .otherwise("no server-side encryption (SSE) with a KMS key")
          .becomes("`KmsMasterKeyId` of the topic")
          .example("kms_key: \"${KmsKeyArn}\"");
  public static final Shape SHAPE = Shape.of("a topic", FIFO, CONTENT_BASED_DEDUPLICATION, KMS_KEY);

  private TopicKeys() {}
}
