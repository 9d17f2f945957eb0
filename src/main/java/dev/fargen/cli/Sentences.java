package dev.fargen.cli;

import java.util.Locale;

/** Sentences about keys, for the spec reference, the JSON Schema and {@code fargen explain}. */
final class Sentences {

  private Sentences() {}

  /** The first sentence of a text. */
  static String first(String text) {
    return text.replaceFirst("(?s)(?<=\\.)\\s+(?=[`A-Z]).*", "");
  }

  /** Words such as {@code an integer from 1 to 10} as a sentence. */
  static String of(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  /** The text without the marks of Markdown. */
  static String plain(String text) {
    return text.replace("`", "");
  }
}
