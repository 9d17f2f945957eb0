package dev.fargen.diag;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Collects the diagnostics of one spec. The same fault in several environments is kept once. An
 * error whose text has a character that looks like another one gets a note about it.
 */
public final class Diagnostics {

  private final SourceFile source;
  private final Map<String, Diagnostic> reported;
  private final UnaryOperator<Diagnostic> completion;

  public Diagnostics(SourceFile source) {
    this(source, new LinkedHashMap<>(), UnaryOperator.identity());
  }

  private Diagnostics(
      SourceFile source, Map<String, Diagnostic> reported, UnaryOperator<Diagnostic> completion) {
    this.source = source;
    this.reported = reported;
    this.completion = completion;
  }

  /** The same collection, where what is reported is completed first. */
  public Diagnostics completedBy(UnaryOperator<Diagnostic> more) {
    return new Diagnostics(source, reported, more);
  }

  /** The text that all spans here refer to. */
  public SourceFile source() {
    return source;
  }

  /** Keeps a diagnostic, unless the same one has been reported already; returns it completed. */
  public Diagnostic report(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    String fault =
        span.line()
            + ":"
            + span.column()
            + " "
            + diagnostic.code().word()
            + " "
            + diagnostic.message();
    Diagnostic known = reported.get(fault);
    if (known != null) {
      return known;
    }
    Diagnostic whole = completion.apply(diagnostic);
    Diagnostic kept = lookAlike(whole).map(whole::note).orElse(whole);
    reported.put(fault, kept);
    return kept;
  }

  /** Which character of the fault is not the one that it looks like. */
  private Optional<String> lookAlike(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    if (diagnostic.severity() != Severity.ERROR || diagnostic.labels().isEmpty()) {
      return Optional.empty();
    }
    boolean allOfLine = diagnostic.code() == Code.YAML_SYNTAX || span.line() != span.endLine();
    int from = allOfLine ? 1 : span.column();
    int to = allOfLine ? Integer.MAX_VALUE : span.endColumn();
    return LookAlikes.note(source.line(span.line()), from, to);
  }

  /** Everything reported so far, in file order. */
  public List<Diagnostic> inFileOrder() {
    List<Diagnostic> all = new ArrayList<>(reported.values());
    all.sort((a, b) -> a.span().compareTo(b.span()));
    return all;
  }

  /** The number of errors, without warnings. */
  public long errors() {
    long errors = 0;
    for (Diagnostic diagnostic : reported.values()) {
      errors += diagnostic.severity() == Severity.ERROR ? 1 : 0;
    }
    return errors;
  }

  /** The number of warnings. */
  public long warnings() {
    return reported.size() - errors();
  }

  /**
   * Treats every warning as an error ({@code --strict}).
   *
   * @throws SpecException if there is a warning or an error
   */
  public void throwIfAny() {
    Diagnostics strict = new Diagnostics(source);
    inFileOrder().forEach(diagnostic -> strict.report(diagnostic.as(Severity.ERROR)));
    strict.throwIfErrors();
  }

  /** Whether an error was reported. */
  public boolean hasErrors() {
    return errors() > 0;
  }

  /**
   * Ends a compile that failed; nothing else does.
   *
   * @throws SpecException if an error was reported
   */
  public void throwIfErrors() {
    if (hasErrors()) {
      throw new SpecException(this);
    }
  }
}
