package dev.fargen.check.messaging;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.alarms.Alarms;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.messaging.Queue;
import dev.fargen.workload.messaging.Subscription;
import dev.fargen.workload.messaging.Topic;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * A text that stands for a topic is its ARN and nothing else. Alarms and failed runs are told to
 * standard topics only: each message to a FIFO topic requires a message group ID (Amazon CloudWatch
 * user guide, "Notifying users on alarm changes"; Amazon SNS API reference, "Publish",
 * MessageGroupId).
 */
public final class TopicArnRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    stack
        .base()
        .alarms()
        .ifPresent(alarms -> alarms.recipients().forEach(to -> notified(to, stack, diagnostics)));
    stack
        .workloads()
        .forEach(
            workload ->
                workload
                    .running()
                    .schedule()
                    .flatMap(schedule -> schedule.topic())
                    .ifPresent(topic -> notified(topic, stack, diagnostics)));
    for (Queue queue : stack.stores().queues()) {
      for (Subscription one : queue.subscriptions()) {
        if (namesTopic(one.topic().text())) { // other things are refused in queues
          isArn(one.topic().text(), diagnostics);
        }
      }
      queue.kmsKey().filter(TopicArnRule::namesTopic).ifPresent(key -> key(key, diagnostics));
    }
  }

  private static void notified(Alarms.Recipient to, Stack stack, Diagnostics diagnostics) {
    if (to.text().value().things().isEmpty() || namesTopic(to.text())) {
      notified(to.text(), stack, diagnostics);
    }
  }

  private static boolean namesTopic(Given<Text> text) {
    return Lists.any(text.value().things(), thing -> thing.kind().equals(ThingKind.TOPICS.word()));
  }

  private static void key(Given<Text> key, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                Code.INVALID_REFERENCE,
                "`" + key.value().written() + "` is not the ARN of a KMS key")
            .at(key.span())
            .help("in place of the reference, write the ARN of a KMS key"));
  }

  private static void notified(Given<Text> text, Stack stack, Diagnostics diagnostics) {
    Optional<Topic> topic = Topic.named(text.value(), stack.stores().topics());
    if (isArn(text, diagnostics) && topic.isPresent() && topic.get().fifo().value()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "`notify` must be a standard topic, and `"
                      + topic.get().name()
                      + "` is a FIFO topic")
              .at(text.span())
              .at(topic.get().fifo().span(), "makes it a FIFO topic")
              .help("write another topic, or remove `fifo`"));
    }
  }

  /** Whether it has no reference, or is the ARN of a topic. */
  private static boolean isArn(Given<Text> text, Diagnostics diagnostics) {
    if (text.value().things().isEmpty()) {
      return true;
    }
    Optional<ThingReference> thing = text.value().thing();
    boolean topic = thing.isPresent() && thing.get().kind().equals(ThingKind.TOPICS.word());
    if (topic && thing.get().attribute().equals("arn")) {
      return true;
    }
    if (topic && !ThingKind.TOPICS.attributes().contains(thing.get().attribute())) {
      return false; // which another rule reports
    }
    ThingReference first = text.value().things().get(0);
    Diagnostic fault =
        Diagnostic.of(
                Code.INVALID_REFERENCE,
                "`" + text.value().written() + "` is not the ARN of a topic")
            .at(text.span());
    diagnostics.report(
        first.kind().equals(ThingKind.TOPICS.word())
            ? fault.help("write `\"${topics." + first.name() + ".arn}\"`")
            : fault.note("a topic of this spec is `${topics.<name>.arn}`"));
    return false;
  }
}
