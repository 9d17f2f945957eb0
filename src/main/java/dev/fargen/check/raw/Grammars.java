package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.services.ScheduleExpression;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import dev.fargen.yaml.YamlReader;
import java.util.Optional;

/** The languages of values that no regular expression describes, by their names in schemas. */
final class Grammars {

  private Grammars() {}

  static Verdict check(String name, Subject subject) {
    return switch (name) {
      case "schedule" -> schedule(subject, true);
      case "rate-or-cron" -> schedule(subject, false);
      case "event-pattern" -> EventPattern.check(subject);
      case "states" -> StateMachine.check(subject);
      default -> throw new IllegalArgumentException("no grammar " + name);
    };
  }

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
    return ScheduleExpression.fault(scalar, subject.name()).map(Verdict::of).orElse(Verdict.FITS);
  }

  /** The map that a value is, or that its text is in JSON. */
  static Optional<MapNode> json(Node node) {
    if (node instanceof MapNode map) {
      return Optional.of(map);
    }
    if (node instanceof ScalarNode scalar && scalar.text().strip().startsWith("{")) {
      return parsed(scalar.text());
    }
    return Optional.empty();
  }

  /** The map that the text is in JSON. */
  static Optional<MapNode> parsed(String json) {
    return YamlReader.read(new Diagnostics(new SourceFile("json", json)));
  }

  /** A diagnostic at the node, or at the whole text that the node is a part of. */
  static Verdict refused(Subject subject, Node node, Code code, String message, String note) {
    boolean text = subject.value() instanceof ScalarNode;
    Diagnostic fault =
        Diagnostic.of(code, message).at(text ? subject.place() : node.span().firstLine());
    return Verdict.of(note.isEmpty() ? fault : fault.note(note));
  }
}
