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
import java.util.Collection;
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
    environment.scope().uses().things().forEach(use -> check(use, environment, diagnostics));
  }

  private static void check(ThingUse use, SpecEnvironment environment, Diagnostics diagnostics) {
    ThingReference reference = use.reference();
    Optional<ThingKind> kind =
        Lists.first(ThingKind.ALL, one -> one.word().equals(reference.kind()));
    if (kind.isEmpty()) {
      List<String> kinds = Lists.map(ThingKind.ALL, ThingKind::word);
      unknown(
          "a spec has no `" + reference.kind() + "` to refer to",
          part(use, 0, reference.kind()),
          reference.kind(),
          kinds,
          "what can be referred to is " + words(kinds),
          diagnostics);
      return;
    }
    Collection<String> names = environment.names(kind.get().key());
    List<String> attributes = kind.get().attributes();
    if (!names.contains(reference.name())) {
      unknown(
          "there is no `" + reference.name() + "` under `" + reference.kind() + "`",
          part(use, reference.kind().length() + 1, reference.name()),
          reference.name(),
          names,
          names.isEmpty()
              ? "the spec has no `" + reference.kind() + "`: add `" + reference.name() + "` there"
              : "under `" + reference.kind() + "` there is " + words(names),
          diagnostics);
    } else if (!attributes.contains(reference.attribute())) {
      unknownAttribute(use, attributes, diagnostics);
    } else if (ThingKind.isPassword(reference) && !use.secret()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.SECRET_IN_PLAIN_TEXT, "`" + reference.written() + "` would be there to read")
              .at(use.span())
              .help("write it under `secrets`, as `DB_PASSWORD: " + reference.written() + "`"));
    } else if (!SECTIONS.contains(use.section())) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_REFERENCE,
                  "`" + use.section() + "` can't refer to things of the spec")
              .at(use.span())
              .note("what runs under `workloads` can"));
    }
  }

  private static void unknownAttribute(
      ThingUse use, List<String> attributes, Diagnostics diagnostics) {
    ThingReference reference = use.reference();
    List<String> named = Lists.filter(attributes, word -> !word.isEmpty());
    String thing = "${" + reference.kind() + "." + reference.name() + ".";
    String all = String.join(", ", Lists.map(named, word -> "`" + thing + word + "}`"));
    if (reference.attribute().isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.UNKNOWN_REFERENCE,
                  "`" + reference.written() + "` does not say what of it is meant")
              .at(use.span())
              .help("write one of " + all));
      return;
    }
    unknown(
        "`"
            + reference.kind()
            + "."
            + reference.name()
            + "` has no `"
            + reference.attribute()
            + "`",
        part(use, reference.kind().length() + reference.name().length() + 2, reference.attribute()),
        reference.attribute(),
        named,
        "write one of " + all,
        diagnostics);
  }

  private static void unknown(
      String message,
      Span span,
      String word,
      Collection<String> known,
      String otherwise,
      Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(Code.UNKNOWN_REFERENCE, message).at(span).unknown(word, known, otherwise));
  }

  /** The place of one word inside the braces; the whole reference where it can't be told. */
  private static Span part(ThingUse use, int offset, String word) {
    Span span = use.span();
    boolean exact =
        span.line() == span.endLine()
            && span.endColumn() - span.column() == use.reference().written().length();
    return exact ? span.slice(2 + offset, word.length()) : span;
  }

  private static String words(Collection<String> names) {
    return String.join(", ", Lists.map(names, name -> "`" + name + "`"));
  }
}
