package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;

/** The words for a value that fits no schema of several, or one that it must not fit. */
final class Choices {

  private Choices() {}

  /** None of the schemas fits. */
  static Verdict refused(List<Node> schemas, List<Verdict> verdicts, Subject subject) {
    if (Lists.all(schemas, schema -> !SchemaChecker.texts(required(schema)).isEmpty())
        && Lists.all(verdicts, verdict -> isMissing(verdict.faults()))) {
      List<String> groups =
          Lists.map(schemas, schema -> together(SchemaChecker.texts(required(schema))));
      return subject.lacking(subject.reason(), alternatives(groups));
    }
    if (subject.value() instanceof ScalarNode scalar) {
      return scalar(schemas, verdicts, scalar, subject);
    }
    List<Verdict> ofItsKind = Lists.filter(verdicts, verdict -> !isOfAnotherKind(verdict, subject));
    List<Verdict> all = ofItsKind.isEmpty() ? verdicts : ofItsKind;
    Verdict best = all.get(0);
    for (Verdict verdict : all) {
      best = verdict.faults().size() < best.faults().size() ? verdict : best;
    }
    return best;
  }

  /** Whether the schema is one for lists, and the value a map, or the like. */
  private static boolean isOfAnotherKind(Verdict verdict, Subject subject) {
    return Lists.any(
        verdict.faults(),
        fault -> fault.code() == Code.WRONG_TYPE && fault.span().equals(subject.place()));
  }

  /** Names that are required together. */
  static String together(List<String> names) {
    String all = Lists.enumerated(Lists.map(names, one -> "`" + one + "`"), "and");
    return names.size() > 2 ? "all of " + all : all;
  }

  /** Groups of names in backquotes, of which one is required. */
  static String alternatives(List<String> groups) {
    return Lists.any(groups, group -> group.contains(" and "))
        ? String.join(", or ", groups)
        : Lists.enumerated(groups, "or");
  }

  private static Verdict scalar(
      List<Node> schemas, List<Verdict> verdicts, ScalarNode scalar, Subject subject) {
    List<String> values = new ArrayList<>();
    List<String> patterns = new ArrayList<>();
    for (Node schema : schemas) {
      SchemaChecker.child(schema, "enum").ifPresent(all -> values.addAll(SchemaChecker.texts(all)));
      SchemaChecker.child(schema, "pattern").ifPresent(one -> patterns.add(text(one)));
    }
    if (values.isEmpty() && patterns.isEmpty()) {
      return verdicts.get(0);
    }
    Diagnostic fault =
        Diagnostic.of(
                Code.INVALID_VALUE,
                Reading.written(subject.name(), scalar) + " is not valid" + subject.reason().end())
            .at(subject.place());
    if (!values.isEmpty()) {
      return Verdict.of(
          fault
              .note(
                  subject.reason().start() + Reading.must(subject.name(), Suggestion.oneOf(values)))
              .unknown(scalar.text(), values));
    }
    return Verdict.of(
        fault.note(
            subject.reason().start()
                + ScalarWords.must(
                    subject.name(),
                    String.join(
                        ", or ",
                        Lists.distinct(
                            Lists.map(
                                patterns,
                                one -> PatternWords.of(one, subject.name(), scalar.text())))))));
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.text() : "";
  }

  private static Node required(Node schema) {
    return SchemaChecker.child(schema, "required").orElse(schema);
  }

  private static boolean isMissing(List<Diagnostic> faults) {
    return Lists.all(faults, fault -> fault.code() == Code.MISSING_PROPERTY);
  }

  /** The schema fits, and must not. */
  static Verdict excluded(Node schema, Subject subject) {
    if (subject.value() instanceof ScalarNode scalar) {
      Diagnostic fault =
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  Reading.written(subject.name(), scalar)
                      + " is not valid"
                      + subject.reason().end())
              .at(subject.place());
      List<String> values =
          SchemaChecker.child(schema, "enum").map(SchemaChecker::texts).orElse(List.of());
      return Verdict.of(
          values.isEmpty()
              ? fault
              : fault.note(
                  Reading.named(subject.name()) + " must not be " + Suggestion.oneOf(values)));
    }
    if (schema instanceof MapNode map) {
      Reason what = Reason.of(map, subject.value());
      return Verdict.of(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  what.with().isEmpty()
                      ? subject.owner() + " is not valid" + subject.reason().end()
                      : Lists.enumerated(what.with(), "and")
                          + " cannot be used"
                          + (subject.reason().equals(Reason.NONE)
                              ? " together"
                              : subject.reason().end()))
              .at(what.place().orElse(subject.place())));
    }
    return subject.refused(Code.CONFLICTING_KEYS, subject.owner() + " is not supported here");
  }

  /** Several items fit where one can. */
  static Verdict several(Node schema, Subject second) {
    Reason what = schema instanceof MapNode map ? Reason.of(map, second.value()) : Reason.NONE;
    return Verdict.of(
        Diagnostic.of(
                Code.CONFLICTING_KEYS,
                "only one item of `"
                    + second.name()
                    + "` can have "
                    + Lists.enumerated(what.with(), "and"))
            .at(what.place().orElse(second.place())));
  }

  /** No item fits. */
  static Verdict lacking(Node schema, Subject subject) {
    List<String> values = SchemaChecker.values(schema);
    return subject.refused(
        Code.INVALID_VALUE,
        values.isEmpty()
            ? "no item of `" + subject.name() + "` is of the kind that it must have"
            : "`"
                + subject.name()
                + "` must contain "
                + Suggestion.oneOf(values)
                + subject.reason().end());
  }
}
