package dev.fargen.diag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An error or warning about the spec: what is wrong, where, and what to write instead. The first
 * label marks the fault, further labels mark what it conflicts with.
 */
public record Diagnostic(
    Severity severity,
    Code code,
    String message,
    List<Label> labels,
    List<String> notes,
    Optional<String> help) {

  /** The most words that a help suggests. */
  private static final int MOST_MEANT = 3;

  public Diagnostic {
    labels = List.copyOf(labels);
    notes = List.copyOf(notes);
  }

  /** A diagnostic with the severity of its code; {@link #at} and the methods below complete it. */
  public static Diagnostic of(Code code, String message) {
    return new Diagnostic(
        code.severity(), code, message, List.of(), List.of(), Optional.<String>empty());
  }

  /** The same with a label; the first label marks the fault, later ones its context. */
  public Diagnostic at(Span span, String text) {
    return new Diagnostic(
        severity, code, message, append(labels, new Label(span, text)), notes, help);
  }

  /** The same with a label without text. */
  public Diagnostic at(Span span) {
    return at(span, "");
  }

  /** The same with a label without text for a place whose characters are not printed. */
  public Diagnostic atSecret(Span span) {
    return new Diagnostic(
        severity, code, message, append(labels, new Label(span, "", true)), notes, help);
  }

  /** The same with one more note: the rule, or the allowed values. */
  public Diagnostic note(String note) {
    return new Diagnostic(severity, code, message, labels, append(notes, note), help);
  }

  /** The same with the line to write instead. */
  public Diagnostic help(String text) {
    return new Diagnostic(severity, code, message, labels, notes, Optional.of(text));
  }

  /** The same about a word that is not known: the help suggests the nearest words that are. */
  public Diagnostic unknown(String word, Collection<String> known) {
    List<String> meant = Suggestion.allNearest(word, known);
    boolean few = !meant.isEmpty() && meant.size() <= MOST_MEANT;
    return few ? help(Suggestion.question(meant)) : this;
  }

  /** The same, with the help {@code otherwise} if no known word is near. */
  public Diagnostic unknown(String word, Collection<String> known, String otherwise) {
    return help(otherwise).unknown(word, known);
  }

  /** The same with another severity ({@code --strict}). */
  public Diagnostic as(Severity other) {
    return new Diagnostic(other, code, message, labels, notes, help);
  }

  /** The same with another message. */
  public Diagnostic message(String text) {
    return new Diagnostic(severity, code, text, labels, notes, help);
  }

  /** The place of the fault; the start of the file if there is no label. */
  public Span span() {
    return labels.isEmpty() ? Span.START : labels.get(0).span();
  }

  private static <T> List<T> append(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}
