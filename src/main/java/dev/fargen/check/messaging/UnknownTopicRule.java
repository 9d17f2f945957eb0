package dev.fargen.check.messaging;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.messaging.QueueKeys;
import dev.fargen.spec.messaging.SubscriptionKeys;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.environment.ParameterValues;
import java.util.List;
import java.util.Map;

/**
 * A queue subscribes to a topic of its spec by its name, and to any other by its ARN (Amazon SNS
 * API reference, "Subscribe", TopicArn).
 */
public final class UnknownTopicRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    List<String> topics = environment.names(StackKeys.TOPICS);
    Map<String, String> values = ParameterValues.withDefaults(environment.scope());
    for (SpecThing queue : environment.things(StackKeys.QUEUES)) {
      for (Given<Section> one : queue.keys().list(QueueKeys.SUBSCRIBE)) {
        one.value()
            .get(SubscriptionKeys.TOPIC)
            .ifPresent(topic -> check(topic, topics, values, diagnostics));
      }
    }
  }

  private static void check(
      Given<Text> topic, List<String> topics, Map<String, String> values, Diagnostics diagnostics) {
    Text text = topic.value();
    String value = Environment.literal(text, values).orElse("arn:");
    if (text.literal().isPresent() && !value.startsWith("arn:") && !topics.contains(value)) {
      diagnostics.report(
          Diagnostic.of(Code.UNKNOWN_REFERENCE, "topic `" + value + "` is not defined")
              .at(topic.span())
              .unknown(
                  value,
                  topics,
                  "add `"
                      + value
                      + ": {}` under the top-level key `topics`, or write the ARN of a topic of"
                      + " another stack"));
    } else if (text.literal().isEmpty() && !value.startsWith("arn:")) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "the value of `" + text.written() + "` must be the ARN of a topic")
              .at(topic.span())
              .note("the value of a parameter cannot be the name of a topic of this spec")
              .help(
                  topics.isEmpty()
                      ? "write the ARN of a topic as the value of the parameter"
                      : "in place of the reference, write "
                          + Suggestion.oneOf(Lists.map(topics, name -> "topic: " + name))
                          + ", or write the ARN of a topic as the value of the parameter"));
    }
  }
}
