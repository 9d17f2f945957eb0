package dev.fargen.check.messaging;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.messaging.Queue;
import dev.fargen.workload.stack.Stack;

/**
 * Content-based deduplication requires a FIFO queue (Amazon SQS API reference,
 * "SetQueueAttributes", ContentBasedDeduplication).
 */
public final class QueueRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Queue queue : stack.stores().queues()) {
      if (queue.contentBasedDeduplication().value() && !queue.fifo().value()) {
        diagnostics.report(
            Diagnostic.of(
                    Code.DEDUPLICATION_WITHOUT_FIFO,
                    "`content_based_deduplication` requires a FIFO queue")
                .at(queue.contentBasedDeduplication().span())
                .help("write `fifo: true`, or remove `content_based_deduplication`"));
      }
    }
  }
}
