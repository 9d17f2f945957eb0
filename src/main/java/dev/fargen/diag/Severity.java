package dev.fargen.diag;

import java.util.Locale;

/** The severity of a diagnostic: an error stops the compile, a warning does not. */
public enum Severity {
  ERROR,
  WARNING;

  /** The word that is printed: {@code error} or {@code warning}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
