package dev.fargen.check.environments;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.form.ParameterUses.ThingUse;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.environment.ThingKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the spec's texts name is described by the spec and has what is asked of it; a password stays
 * where nobody reads it (Amazon ECS developer guide, "Pass sensitive data to an Amazon ECS
 * container").
 */
public final class ThingReferenceRule implements SpecRule {

  /** The sections whose texts become part of what the things are connected to. */
  private static final Set<String> SECTIONS = Set.of("workloads", "resources");

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (ThingUse use : environment.scope().uses().things()) {
      fault(use, environment).ifPresent(diagnostics::report);
    }
  }

  private static Optional<Diagnostic> fault(ThingUse use, SpecEnvironment environment) {
    ThingReference reference = use.reference();
    Optional<ThingKind> kind =
        Lists.first(ThingKind.ALL, one -> one.word().equals(reference.kind()));
    if (kind.isEmpty()) {
      List<String> kinds = Lists.map(ThingKind.ALL, ThingKind::word);
      return Optional.of(
          unknown("a spec has no `" + reference.kind() + "` to refer to")
              .at(part(use, 0, reference.kind()))
              .unknown(reference.kind(), kinds, "what can be referred to is " + words(kinds)));
    }
    List<String> names = environment.names(kind.get().key());
    if (!names.contains(reference.name())) {
      return Optional.of(
          unknown("there is no `" + reference.name() + "` under `" + reference.kind() + "`")
              .at(part(use, reference.kind().length() + 1, reference.name()))
              .unknown(reference.name(), names, whatThereIs(reference, names)));
    }
    if (!kind.get().attributes().contains(reference.attribute())) {
      return Optional.of(attribute(use, kind.get().attributes()));
    }
    if (ThingKind.isPassword(reference) && !use.secret()) {
      return Optional.of(
          Diagnostic.of(
                  Code.SECRET_IN_PLAIN_TEXT, "`" + reference.written() + "` would be there to read")
              .at(use.span())
              .help("write it under `secrets`, as `DB_PASSWORD: " + reference.written() + "`"));
    }
    return SECTIONS.contains(use.section())
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(
                    Code.INVALID_REFERENCE,
                    "`" + use.section() + "` can't refer to things of the spec")
                .at(use.span())
                .note("what runs under `workloads` can"));
  }

  private static Diagnostic unknown(String message) {
    return Diagnostic.of(Code.UNKNOWN_REFERENCE, message);
  }

  private static String whatThereIs(ThingReference reference, List<String> names) {
    return names.isEmpty()
        ? "the spec has no `" + reference.kind() + "`: add `" + reference.name() + "` there"
        : "under `" + reference.kind() + "` there is " + words(names);
  }

  private static Diagnostic attribute(ThingUse use, List<String> attributes) {
    ThingReference reference = use.reference();
    List<String> named = Lists.filter(attributes, word -> !word.isEmpty());
    String thing = reference.kind() + "." + reference.name();
    String help =
        "write one of " + words(Lists.map(named, word -> "${" + thing + "." + word + "}"));
    if (reference.attribute().isEmpty()) {
      return unknown("`" + reference.written() + "` does not say what of it is meant")
          .at(use.span())
          .help(help);
    }
    return unknown("`" + thing + "` has no `" + reference.attribute() + "`")
        .at(part(use, thing.length() + 1, reference.attribute()))
        .unknown(reference.attribute(), named, help);
  }

  /** The place of one word inside the braces; the whole reference where it can't be told. */
  private static Span part(ThingUse use, int offset, String word) {
    Span span = use.span();
    boolean exact =
        span.line() == span.endLine()
            && span.endColumn() - span.column() == use.reference().written().length();
    return exact ? span.slice(2 + offset, word.length()) : span;
  }

  private static String words(List<String> names) {
    return String.join(", ", Lists.map(names, name -> "`" + name + "`"));
  }
}
