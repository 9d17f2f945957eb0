package dev.fargen.check.messaging;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.messaging.Queue;
import dev.fargen.workload.messaging.Topic;
import dev.fargen.workload.stack.Stack;

/**
 * Content-based deduplication and high throughput require a FIFO queue or topic (Amazon SNS API
 * reference, "CreateTopic", ContentBasedDeduplication), and messages must be kept for longer than
 * they are delayed (Amazon SQS API reference, "SetQueueAttributes", ContentBasedDeduplication,
 * FifoThroughputLimit, DelaySeconds and MessageRetentionPeriod).
 */
public final class QueueRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Topic topic : stack.stores().topics()) {
      if (topic.contentBasedDeduplication().value() && !topic.fifo().value()) {
        diagnostics.report(
            Diagnostic.of(
                    Code.DEDUPLICATION_WITHOUT_FIFO,
                    "`content_based_deduplication` requires a FIFO topic")
                .at(topic.contentBasedDeduplication().span())
                .help("write `fifo: true`, or remove `content_based_deduplication`"));
      }
    }
    for (Queue queue : stack.stores().queues()) {
      if (queue.contentBasedDeduplication().value() && !queue.fifo().value()) {
        diagnostics.report(
            Diagnostic.of(
                    Code.DEDUPLICATION_WITHOUT_FIFO,
                    "`content_based_deduplication` requires a FIFO queue")
                .at(queue.contentBasedDeduplication().span())
                .help("write `fifo: true`, or remove `content_based_deduplication`"));
      }
      if (queue.highThroughput().value() && !queue.fifo().value()) {
        diagnostics.report(
            Diagnostic.of(
                    Code.HIGH_THROUGHPUT_WITHOUT_FIFO, "`high_throughput` requires a FIFO queue")
                .at(queue.highThroughput().span())
                .note("a standard queue supports a nearly unlimited number of messages per second")
                .help("write `fifo: true`, or remove `high_throughput`"));
      }
      if (queue.times().delay().value() >= queue.times().retention().value()) {
        diagnostics.report(
            Diagnostic.of(
                    Code.MESSAGES_EXPIRE,
                    "messages of `" + queue.name() + "` are deleted before they are delivered")
                .at(queue.times().delay().span(), "hidden for this time")
                .at(queue.times().retention().span(), "deleted after this time")
                .help("write a longer `retention`, or a shorter `delay`"));
      }
    }
  }
}
