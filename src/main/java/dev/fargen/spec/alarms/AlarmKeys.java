package dev.fargen.spec.alarms;

import dev.fargen.spec.arn.ArnKinds;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.TruthOr;
import java.math.BigDecimal;
import java.util.List;

/** Keys of the alarms of a stack. */
public final class AlarmKeys {

  private static final String EMAIL = "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,100}";

  public static final Key<List<Given<Text>>> NOTIFY =
      Key.of(
              "notify",
              Form.distinct(ArnKinds.recipient(EMAIL))
                  .ifEmpty("add an item, for example `notify: [oncall@example.com]`")
                  .orOne(),
              "Recipients of the alarms: email addresses, or an SNS topic, by its ARN or"
                  + " as `${topics.ops.arn}`. Each address receives an email first, and has to confirm the"
                  + " subscription in it. An encrypted topic requires a key of your own that allows"
                  + " `cloudwatch.amazonaws.com`: with the AWS managed key `alias/aws/sns`, alarms"
                  + " fail.")
          .mandatory()
          .becomes(
              "AWS::SNS::Topic, AWS::SNS::TopicPolicy and AWS::SNS::Subscription, or"
                  + " `AlarmActions` of the alarms")
          .example("notify: [oncall@example.com]");
  public static final Key<TruthOr<BigDecimal>> CPU =
      percent("cpu", "Average CPU utilization of a service in percent, for three minutes.");
  public static final Key<TruthOr<BigDecimal>> MEMORY =
      percent("memory", "Average memory utilization of a service in percent, for three minutes.");
  public static final Key<TruthOr<Integer>> ERRORS =
      number(
          "errors",
          "10",
          "Number of responses of a service with a 5xx status code in a minute, in three of five"
              + " minutes.");
  public static final Key<TruthOr<Integer>> BALANCER_ERRORS =
      number(
          "balancer_errors",
          "10",
          "Number of responses with a 5xx status code in a minute that come from the load balancer"
              + " itself, in three of five minutes. Only for load balancers of the stack.");
  public static final Key<TruthOr<Integer>> UNHEALTHY =
      number(
          "unhealthy",
          "1",
          "Number of tasks of a service that fail the health check of a load balancer, for five"
              + " minutes.");
  public static final Key<TruthOr<Integer>> RUNNING =
      number(
          "running",
          "1",
          "Number of tasks of a service that should run and do not, for 15 minutes. Requires"
              + " Container Insights; in an existing cluster, only where it is written.");
  public static final Key<TruthOr<Integer>> DEAD_LETTERS =
      number("dead_letters", "1", "Number of messages in a dead-letter queue.");
  public static final Key<TruthOr<Integer>> SCHEDULES =
      number(
          "schedules",
          "1",
          "Number of runs of a scheduled workload that could not be started or, with `attempts` or"
              + " `timeout` and without `notify`, failed.");
  public static final Shape SHAPE =
      Shape.of(
          "an `alarms` block",
          NOTIFY,
          CPU,
          MEMORY,
          ERRORS,
          BALANCER_ERRORS,
          UNHEALTHY,
          RUNNING,
          DEAD_LETTERS,
          SCHEDULES);

  private AlarmKeys() {}

  private static Key<TruthOr<BigDecimal>> percent(String name, String meaning) {
    return threshold(name, Form.decimal("0.01", "100"), "90", meaning);
  }

  private static Key<TruthOr<Integer>> number(String name, String fallback, String meaning) {
    return threshold(name, Form.whole(1, 1_000_000), fallback, meaning);
  }

  private static <T> Key<TruthOr<T>> threshold(
      String name, Form<T> form, String fallback, String meaning) {
    return Key.of(
            name,
            Form.truthOr(form),
            "Alarm at or above: " + meaning + " `false` for no such alarm.")
        .fallback(fallback)
        .becomes("AWS::CloudWatch::Alarm")
        .example(name + ": " + fallback);
  }
}
