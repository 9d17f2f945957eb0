package dev.fargen.emit.alarms;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.diag.Span;
import dev.fargen.emit.draft.Draft;
import java.util.Optional;

/**
 * Emits CloudWatch alarms that go off at or above a threshold.
 *
 * @param span the place in the spec that they come from
 */
public record AlarmEmitter(Draft draft, Span span) {

  /** {@code TreatMissingData} where a metric has no data while nothing happens. */
  static final String NO_FAULT = "notBreaching";

  /** Seconds of a data point. */
  public static final int MINUTE = 60;

  /**
   * An alarm.
   *
   * @param description what it says, as a sentence without its full stop
   * @param metric the properties that say what is measured
   * @param missing what a period without data is taken for
   */
  public record Alarm(
      String id,
      String description,
      Mapping metric,
      Value threshold,
      Lasting lasting,
      String missing) {

    /** An alarm for which no data is no fault. */
    public Alarm(String id, String description, Mapping metric, int minutes, Value threshold) {
      this(id, description, metric, threshold, Lasting.all(minutes), NO_FAULT);
    }
  }

  /** In how many of how many periods in a row the value must be at or above the threshold. */
  public record Lasting(int points, int periods) {

    /** In all of them. */
    public static Lasting all(int periods) {
      return new Lasting(periods, periods);
    }
  }

  /**
   * Emits the alarm.
   *
   * @param name a fixed name, for an alarm that is named before it exists
   * @param done the list of what is done when it goes off
   */
  public Resource emit(Alarm alarm, Optional<Value> name, Optional<Value> done) {
    return draft.add(
        span,
        Resource.of(alarm.id(), "AWS::CloudWatch::Alarm")
            .comment("Alarm: " + continued(alarm.description()) + ".")
            .explain(
                name.isPresent(),
                "AlarmName is fixed, so that the service can name the alarm before it exists.")
            .property("AlarmName", name)
            .property("AlarmDescription", alarm.description())
            .properties(alarm.metric())
            .property("EvaluationPeriods", alarm.lasting().periods())
            .property("DatapointsToAlarm", some(alarm.lasting()))
            .property("ComparisonOperator", "GreaterThanOrEqualToThreshold")
            .property("Threshold", alarm.threshold())
            .property("TreatMissingData", alarm.missing())
            .property("AlarmActions", done));
  }

  /** The sentence behind a colon: {@code tasks of api fail}, but {@code CPU utilization}. */
  private static String continued(String sentence) {
    boolean word = Character.isLowerCase(sentence.charAt(1));
    return word ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1) : sentence;
  }

  /** Only written if it is not the default, all periods. */
  private static Optional<Value> some(Lasting lasting) {
    return lasting.points() == lasting.periods()
        ? Optional.empty()
        : Optional.of(Value.number(lasting.points()));
  }
}
