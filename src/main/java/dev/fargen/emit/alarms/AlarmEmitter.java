package dev.fargen.emit.alarms;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.diag.Span;
import dev.fargen.emit.draft.Draft;
import java.util.List;
import java.util.Optional;

/**
 * Emits CloudWatch alarms that go off at or above a threshold.
 *
 * @param span the place in the spec that they come from
 */
public record AlarmEmitter(Draft draft, Span span) {

  /** Seconds of a data point. */
  public static final int MINUTE = 60;

  /**
   * An alarm.
   *
   * @param description what it says, as a sentence without its full stop
   * @param metric the properties that say what is measured
   * @param minutes the number of minutes in a row at or above the threshold
   */
  public record Alarm(
      String id, String description, Mapping metric, int minutes, Value threshold) {}

  /**
   * Emits the alarm.
   *
   * @param name a fixed name, for an alarm that is named before it exists
   * @param actions what is done when it goes off
   */
  public Resource emit(Alarm alarm, Optional<Value> name, List<Value> actions) {
    Optional<Value> done = actions.isEmpty() ? Optional.empty() : Optional.of(Value.list(actions));
    return draft.add(
        span,
        Resource.of(alarm.id(), "AWS::CloudWatch::Alarm")
            .comment(alarm.description() + ".")
            .explain(
                name.isPresent(),
                "AlarmName is fixed, so that the service can name the alarm before it exists.")
            .property("AlarmName", name)
            .property("AlarmDescription", alarm.description())
            .properties(alarm.metric())
            .property("EvaluationPeriods", alarm.minutes())
            .property("ComparisonOperator", "GreaterThanOrEqualToThreshold")
            .property("Threshold", alarm.threshold())
            .property("TreatMissingData", "notBreaching")
            .property("AlarmActions", done));
  }
}
