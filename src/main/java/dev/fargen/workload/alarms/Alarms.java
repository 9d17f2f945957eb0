package dev.fargen.workload.alarms;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.alarms.AlarmKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.TruthOr;
import dev.fargen.workload.environment.Environment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The alarms of a stack: whom they tell, and from which value on; an alarm without a value is not
 * wanted.
 *
 * @param running tasks that should run and do not; only where it can be measured
 */
public record Alarms(
    List<Recipient> recipients,
    OfService service,
    Optional<Given<Integer>> balancerErrors,
    Optional<Given<Integer>> deadLetters,
    Optional<Given<Integer>> schedules,
    Running running,
    Span span) {

  /**
   * Who is told.
   *
   * @param literal the text with the values of its parameters
   */
  public record Recipient(Given<Text> text, String literal) {

    /** Whether it is the ARN of a topic. */
    public boolean isTopic() {
      return literal.startsWith("arn:")
          || text.value().export().isPresent()
          || text.value().thing().filter(thing -> !thing.isOfResource()).isPresent();
    }
  }

  /** The thresholds for services. */
  public record OfService(
      Optional<Given<BigDecimal>> cpu,
      Optional<Given<BigDecimal>> memory,
      Optional<Given<Integer>> errors,
      Optional<Given<Integer>> unhealthy) {}

  /** The threshold for tasks that should run and do not, and whether the spec has it. */
  public record Running(Optional<Given<Integer>> threshold, boolean isWritten) {}

  public Alarms {
    recipients = List.copyOf(recipients);
  }

  /** The topics that exist already. */
  public List<Given<Text>> topics() {
    return Lists.map(Lists.filter(recipients, Recipient::isTopic), Recipient::text);
  }

  /** The email addresses, which a topic of the stack's own sends to. */
  public List<Recipient> addresses() {
    return Lists.filter(recipients, one -> !one.isTopic());
  }

  /** What a block of the spec says; none without a recipient, which is reported. */
  public static Optional<Alarms> of(Given<Section> given, Map<String, String> values) {
    Section keys = given.value();
    List<Recipient> recipients =
        Lists.map(
            keys.list(AlarmKeys.NOTIFY),
            text ->
                new Recipient(
                    text,
                    Environment.literal(text.value(), values).orElseGet(text.value()::written)));
    return recipients.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Alarms(
                recipients,
                new OfService(
                    threshold(keys, AlarmKeys.CPU),
                    threshold(keys, AlarmKeys.MEMORY),
                    threshold(keys, AlarmKeys.ERRORS),
                    threshold(keys, AlarmKeys.UNHEALTHY)),
                threshold(keys, AlarmKeys.BALANCER_ERRORS),
                threshold(keys, AlarmKeys.DEAD_LETTERS),
                threshold(keys, AlarmKeys.SCHEDULES),
                new Running(threshold(keys, AlarmKeys.RUNNING), keys.has(AlarmKeys.RUNNING)),
                given.span()));
  }

  /** The value; the default for true; none for false. */
  private static <T> Optional<Given<T>> threshold(Section keys, Key<TruthOr<T>> key) {
    Given<TruthOr<T>> given = keys.value(key);
    if (given.value().truth().isEmpty()) {
      return given.value().more().map(value -> given.map(any -> value));
    }
    return given.value().truth().get()
        ? key.absent(given.span()).value().more().map(value -> given.map(any -> value))
        : Optional.empty();
  }
}
