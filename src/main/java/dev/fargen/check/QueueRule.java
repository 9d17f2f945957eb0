package dev.fargen.check;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.Queue;
import dev.fargen.workload.Stack;

/**
 * Deduplication is for FIFO queues (Amazon SQS API reference, "SetQueueAttributes",
 * ContentBasedDeduplication).
 */
final class QueueRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Queue queue : stack.queues()) {
      if (queue.contentBasedDeduplication().value() && !queue.fifo().value()) {
        diagnostics.report(
            Diagnostic.of(
                    Code.DEDUPLICATION_WITHOUT_FIFO,
                    "`" + queue.name() + "` is no FIFO queue and can't deduplicate")
                .at(queue.contentBasedDeduplication().span())
                .help("write `fifo: true`, or take this away"));
      }
    }
  }
}
