package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.yaml.ScalarNode;

/**
 * The pattern of a metric filter or of a subscription filter: the bracket that it begins with is
 * the one that it ends with, and its quotes are closed (Amazon CloudWatch Logs user guide, "Filter
 * pattern syntax for metric filters").
 */
final class FilterPattern {

  private FilterPattern() {}

  static Verdict check(Subject subject) {
    if (!(subject.value() instanceof ScalarNode scalar)) {
      return Verdict.FITS;
    }
    String text = scalar.text().strip();
    boolean json = text.startsWith("{");
    boolean fields = text.startsWith("[");
    if ((json && !text.endsWith("}")) || (fields && !text.endsWith("]"))) {
      return subject.refused(
          Code.INVALID_VALUE,
          "`" + (json ? "{" : "[") + "` in `" + subject.name() + "` is not closed");
    }
    // a regular expression between percent signs can have any of them
    return text.indexOf('%') < 0 && isOpen(text)
        ? subject.refused(
            Code.INVALID_VALUE, "a quotation mark in `" + subject.name() + "` is not closed")
        : Verdict.FITS;
  }

  private static boolean isOpen(String text) {
    boolean open = false;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else {
        open ^= text.charAt(i) == '"';
      }
    }
    return open;
  }
}
