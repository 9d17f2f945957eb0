package dev.fargen.diag;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what is to be said about one spec. A fault that shows in several environments is one
 * fault and kept once.
 */
public final class Diagnostics {

  private final SourceFile source;
  private final Set<Diagnostic> reported = new LinkedHashSet<>();

  public Diagnostics(SourceFile source) {
    this.source = source;
  }

  /** The text that every span here points into. */
  public SourceFile source() {
    return source;
  }

  public void report(Diagnostic diagnostic) {
    reported.add(diagnostic);
  }

  /** Everything reported so far, in file order. */
  public List<Diagnostic> inFileOrder() {
    return reported.stream().sorted(Comparator.comparing(Diagnostic::span)).toList();
  }

  /** How many errors there are, warnings not counted. */
  public long errors() {
    return reported.stream().filter(d -> d.severity() == Severity.ERROR).count();
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
