package dev.fargen.diag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One thing to tell the user about the spec: what is wrong, where, and what to write instead. The
 * first label is the fault itself, further ones show the other halves of a conflict.
 */
public record Diagnostic(
    Severity severity,
    Code code,
    String message,
    List<Label> labels,
    List<String> notes,
    Optional<String> help) {

  public Diagnostic {
    labels = List.copyOf(labels);
    notes = List.copyOf(notes);
  }

  /** A diagnostic of the code's own severity, to be completed with {@link #at} and the like. */
  public static Diagnostic of(Code code, String message) {
    return new Diagnostic(
        code.severity(), code, message, List.of(), List.of(), Optional.<String>empty());
  }

  /** The same, pointing at {@code span}; the first call names the fault, later ones its context. */
  public Diagnostic at(Span span, String text) {
    return new Diagnostic(
        severity, code, message, append(labels, new Label(span, text)), notes, help);
  }

  /** The same, pointing at {@code span} without a word beside the caret. */
  public Diagnostic at(Span span) {
    return at(span, "");
  }

  /** The same with a further note: the rule behind it, or the legal values. */
  public Diagnostic note(String note) {
    return new Diagnostic(severity, code, message, labels, append(notes, note), help);
  }

  /** The same with what to do about it. */
  public Diagnostic help(String text) {
    return new Diagnostic(severity, code, message, labels, notes, Optional.of(text));
  }

  /**
   * The same where {@code word} is none of those that are known: its help asks whether the nearest
   * one was meant.
   */
  public Diagnostic unknown(String word, Collection<String> known) {
    return Suggestion.nearest(word, known).map(Suggestion::question).map(this::help).orElse(this);
  }

  /** The same, with {@code otherwise} for help where none is near. */
  public Diagnostic unknown(String word, Collection<String> known, String otherwise) {
    return help(otherwise).unknown(word, known);
  }

  /** The same as a diagnostic of another severity ({@code --strict}). */
  public Diagnostic as(Severity other) {
    return new Diagnostic(other, code, message, labels, notes, help);
  }

  /** Where the fault is; the start of the file where it has no place of its own. */
  public Span span() {
    return labels.isEmpty() ? Span.START : labels.get(0).span();
  }

  private static <T> List<T> append(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}
