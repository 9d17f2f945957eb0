package dev.fargen.check.messaging;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Duration;
import dev.fargen.workload.messaging.Queue;
import dev.fargen.workload.stack.Stack;

/**
 * Warns of queues that delete a message before it is visible again: nothing that fails is retried,
 * or moved to the dead-letter queue (Amazon SQS developer guide, "Amazon SQS visibility timeout").
 */
public final class RetryRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Queue queue : stack.stores().queues()) {
      Queue.Times times = queue.times();
      if (times.visibility().value() >= times.retention().value()
          && times.delay().value() < times.retention().value()) {
        warnings.report(
            Diagnostic.of(
                    Code.NEVER_RETRIED,
                    "messages of `"
                        + queue.name()
                        + "` can be deleted after `retention: "
                        + Duration.seconds(times.retention().value())
                        + "`, before `visibility_timeout: "
                        + Duration.seconds(times.visibility().value())
                        + (times.visibility().span().contains(times.retention().span())
                            ? "`, the default, ends"
                            : "` ends"))
                .at(times.retention().span(), "deleted after this time")
                .at(times.visibility().span(), "hidden for this time after it is received")
                .note(
                    "`retention` counts from when a message is sent, `visibility_timeout` from when it"
                        + " is received")
                .help("write a longer `retention`, or a shorter `visibility_timeout`"));
      }
    }
  }
}
