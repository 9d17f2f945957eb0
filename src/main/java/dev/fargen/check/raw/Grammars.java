package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.spec.form.JudgedSyntax;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.spec.schedules.ScheduleExpression;
import dev.fargen.spec.schedules.TimeZones;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import dev.fargen.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/** The languages of values that no regular expression describes, by their names in schemas. */
final class Grammars {

  private Grammars() {}

  /**
   * @param peers what references in the value refer to
   */
  static Verdict check(String name, Subject subject, Peers peers) {
    return switch (name) {
      case "schedule" -> schedule(subject, true);
      case "rate-or-cron" -> schedule(subject, false);
      case "time-zone" -> timeZone(subject);
      case "duration-of-12-hours" -> Duration.check(subject, 12);
      case "duration-of-1-hour" -> Duration.check(subject, 1);
      case "regular-expression" -> regularExpression(subject);
      case "alarm" -> Alarm.check(subject);
      case "alarm-rule" -> AlarmExpression.check(subject);
      case "containers" -> Containers.check(subject);
      case "filter-pattern" -> FilterPattern.check(subject);
      case "filter-scope" -> EventPattern.scope(subject);
      case "image-rules" -> ImageRules.check(subject);
      case "steps" -> Steps.check(subject);
      case "two-zones" -> Zones.check(subject, peers, false);
      case "zones-of-balancer" -> Zones.check(subject, peers, true);
      case "stages" -> Stages.check(subject);
      case "event-pattern" -> EventPattern.check(subject);
      case "states" -> StateMachine.check(subject);
      case "windows-of-30-minutes" -> Windows.check(subject, 30);
      case "windows-of-60-minutes" -> Windows.check(subject, 60);
      case "notifications" -> Notifications.check(subject);
      case "transitions" -> Transitions.check(subject);
      default -> throw new IllegalArgumentException("no grammar " + name);
    };
  }

  /**
   * A rule of EventBridge is strict about {@code rate(1 minutes)}, its scheduler is not (Amazon
   * EventBridge user guide, "Setting a schedule pattern for scheduled rules (legacy) in Amazon
   * EventBridge").
   */
  private static Verdict schedule(Subject subject, boolean once) {
    if (!(subject.value() instanceof ScalarNode scalar)) {
      return Verdict.FITS;
    }
    if (!once && scalar.text().startsWith("at(")) {
      return Verdict.of(
          Diagnostic.of(
                  Code.INVALID_SCHEDULE,
                  Reading.written(subject.name(), scalar) + " is not a valid schedule")
              .at(scalar.span())
              .note(Reading.must(subject.name(), "`cron(…)` or `rate(…)`")));
    }
    if (!once && scalar.text().startsWith("rate(1 ") && scalar.text().endsWith("s)")) {
      String singular = scalar.text().substring(0, scalar.text().length() - 2) + ")";
      return Verdict.of(
          Diagnostic.of(
                  Code.INVALID_SCHEDULE, "the unit of `" + scalar.text() + "` must be singular")
              .at(scalar.span())
              .help("write `" + singular + "`"));
    }
    return ScheduleExpression.fault(scalar, subject.name()).map(Verdict::of).orElse(Verdict.FITS);
  }

  private static Verdict timeZone(Subject subject) {
    return subject.value() instanceof ScalarNode zone
        ? TimeZones.fault(zone, subject.name()).map(Verdict::of).orElse(Verdict.FITS)
        : Verdict.FITS;
  }

  private static Verdict regularExpression(Subject subject) {
    boolean wrong =
        subject.value() instanceof ScalarNode pattern && !JudgedSyntax.isValid(pattern.text());
    return wrong
        ? subject.refused(
            Code.INVALID_VALUE, "`" + subject.name() + "` is not a valid regular expression")
        : Verdict.FITS;
  }

  /** Whether the grammar can judge a text that {@code Fn::Sub} completes. */
  static boolean isOfTemplates(String name) {
    return List.of("alarm-rule", "event-pattern").contains(name);
  }

  /** The map that a value is, or that its text is in JSON. */
  static Optional<MapNode> json(Node node) {
    return node instanceof MapNode map && RawFunction.of(node).isEmpty()
        ? Optional.of(map)
        : JsonText.of(node).flatMap(JsonText::map);
  }

  /** The map that the text is in JSON. */
  static Optional<MapNode> parsed(String json) {
    return YamlReader.read(new Diagnostics(new SourceFile("json", json)));
  }

  /** A diagnostic at the node. */
  static Verdict refused(Node node, Code code, String message, String note) {
    Diagnostic fault = Diagnostic.of(code, message).at(node.span().firstLine());
    return Verdict.of(note.isEmpty() ? fault : fault.note(note));
  }
}
