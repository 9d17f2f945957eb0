package dev.fargen.diag;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what is to be said about one spec. A fault that shows in several environments is one
 * fault and kept once.
 */
public final class Diagnostics {

  private final SourceFile source;
  private final Map<String, Diagnostic> reported = new LinkedHashMap<>();

  public Diagnostics(SourceFile source) {
    this.source = source;
  }

  /** The text that every span here points into. */
  public SourceFile source() {
    return source;
  }

  public void report(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    String fault = span.line() + ":" + span.column() + " " + diagnostic.code().word();
    reported.putIfAbsent(fault + " " + diagnostic.message(), diagnostic);
  }

  /** Everything reported so far, in file order. */
  public List<Diagnostic> inFileOrder() {
    List<Diagnostic> all = new ArrayList<>(reported.values());
    all.sort((a, b) -> a.span().compareTo(b.span()));
    return all;
  }

  /** How many errors there are, warnings not counted. */
  public long errors() {
    long errors = 0;
    for (Diagnostic diagnostic : reported.values()) {
      errors += diagnostic.severity() == Severity.ERROR ? 1 : 0;
    }
    return errors;
  }

  /** How many warnings there are. */
  public long warnings() {
    return reported.size() - errors();
  }

  /**
   * Makes every warning an error ({@code --strict}).
   *
   * @throws SpecException where there was a warning, or an error
   */
  public void throwIfAny() {
    Diagnostics strict = new Diagnostics(source);
    inFileOrder().forEach(diagnostic -> strict.report(diagnostic.as(Severity.ERROR)));
    strict.throwIfErrors();
  }

  public boolean hasErrors() {
    return errors() > 0;
  }

  /**
   * The only way out of a compile that failed.
   *
   * @throws SpecException where an error was reported
   */
  public void throwIfErrors() {
    if (hasErrors()) {
      throw new SpecException(this);
    }
  }
}
