package dev.fargen.spec.form;

/** A form of texts that look in a certain way. */
public sealed interface Patterned permits PlainText, TextForm, Durations.Between, Durations.OfDays {

  /** A regular expression for the whole of the text. */
  String pattern();

  /** Whether {@code ${Name}} and the like may stand in it, whatever the pattern. */
  default boolean references() {
    return true;
  }
}
