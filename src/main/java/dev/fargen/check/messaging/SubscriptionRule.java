package dev.fargen.check.messaging;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.messaging.FilterPolicy;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.messaging.Queue;
import dev.fargen.workload.messaging.Subscription;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.Map;

/**
 * What a queue can subscribe to: a FIFO queue to FIFO topics only (Amazon SNS developer guide,
 * "Amazon SNS message delivery for FIFO topics"), and a queue to a topic once, as SNS has one
 * subscription of an endpoint ("Subscribe"). Only a filter for bodies has names in names ("Amazon
 * SNS subscription filter policy scope").
 */
public final class SubscriptionRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Queue queue : stack.stores().queues()) {
      Map<String, Subscription> topics = new HashMap<>();
      Map<String, Subscription> ids = new HashMap<>();
      for (Subscription one : queue.subscriptions()) {
        kind(queue, one, diagnostics);
        filter(one, diagnostics);
        Subscription same = topics.putIfAbsent(topic(one), one);
        Subscription alike = ids.putIfAbsent(one.id(), one);
        if (same != null) {
          diagnostics.report(
              Diagnostic.of(
                      Code.VALUE_TWICE,
                      "`" + queue.name() + "` subscribes to `" + one.name() + "` twice")
                  .at(one.topic().span(), "duplicate")
                  .at(same.topic().span(), "first here")
                  .help("write one subscription; `$or` in `filter` combines two filters"));
        } else if (alike != null) {
          named(queue, one, alike, diagnostics);
        }
      }
    }
  }

  private static String topic(Subscription one) {
    String written = one.topic().text().value().written();
    boolean raw = !one.topic().text().value().things().isEmpty(); // whose value is an example
    return one.own()
        .map(own -> own.name())
        .orElseGet(() -> raw ? written : one.topic().value().orElse(written));
  }

  private static void kind(Queue queue, Subscription one, Diagnostics diagnostics) {
    boolean known = one.own().isPresent() || one.topic().value().isPresent();
    if (!known || one.isFifo() || !queue.fifo().value()) {
      return;
    }
    Diagnostic fault =
        Diagnostic.of(
                Code.FIFO_WITHOUT_FIFO_TOPIC,
                "the FIFO queue `" + queue.name() + "` cannot subscribe to a standard topic")
            .at(one.topic().span(), "a standard topic")
            .at(queue.fifo().span(), "makes the queue a FIFO queue");
    diagnostics.report(
        one.own()
            .map(
                own ->
                    fault.help(
                        "write `fifo: true` under `topics."
                            + own.name()
                            + "`, or remove `fifo` from the queue"))
            .orElseGet(
                () ->
                    fault.help(
                        "write the ARN of a FIFO topic, which ends with `.fifo`, or remove `fifo`"
                            + " from the queue")));
  }

  private static void filter(Subscription one, Diagnostics diagnostics) {
    boolean body = one.scope().value().equals("body");
    if (one.filter().isEmpty() && body) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "`scope` requires `filter`")
              .at(one.scope().span())
              .help("write, for example, `filter: {kind: [invoice]}`, or remove `scope`"));
    }
    one.filter()
        .filter(filter -> !body)
        .flatMap(filter -> FilterPolicy.nested(filter.value()))
        .ifPresent(
            attribute ->
                diagnostics.report(
                    Diagnostic.of(
                            Code.INVALID_VALUE,
                            "`" + attribute.key().text() + "` in `filter` must be a list of values")
                        .at(attribute.value().span().firstLine())
                        .note("only a message body has values within values")
                        .help("write `scope: body` to filter by the body of the messages")));
  }

  /** The logical ID of a subscription has the name of its topic. */
  private static void named(
      Queue queue, Subscription one, Subscription other, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                Code.NAME_CONFLICT,
                "two subscriptions of the queue would have the logical ID `"
                    + LogicalName.of(queue.name())
                    + one.id()
                    + "Subscription`")
            .at(one.topic().span(), "second subscription")
            .at(other.topic().span(), "first subscription")
            .note("the logical ID of a subscription contains the name of its topic")
            .help(
                "write one of the topics as a parameter, whose name is then in the logical ID:"
                    + " `topic: \"${Other"
                    + one.id()
                    + "TopicArn}\"`"));
  }
}
