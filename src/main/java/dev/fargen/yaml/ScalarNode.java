package dev.fargen.yaml;

import dev.fargen.diag.Span;

/**
 * A single value, as raw text: {@code 0750} and {@code on} stay what was written.
 *
 * @param plain whether it was written without quotes
 */
public record ScalarNode(String text, boolean plain, Span span) implements Node {

  private static final int MESSAGE = 80;

  /** Whether nothing was written, or {@code null} or {@code ~} without quotes. */
  public boolean isNull() {
    return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
  }

  /** The span of a part of the text; the whole where the part can't be placed. */
  public Span part(int offset, int length) {
    boolean oneLine = span.line() == span.endLine();
    int written = span.endColumn() - span.column();
    int quote = plain ? 0 : 1;
    boolean verbatim = oneLine && written == text.codePointCount(0, text.length()) + 2 * quote;
    return verbatim ? span.slice(quote + offset, length) : span;
  }

  @Override
  public String kind() {
    return isNull() ? "nothing" : "`" + shortened(text) + "`";
  }

  /** As much of a text as a message has room for. */
  public static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= MESSAGE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MESSAGE)) + "...";
  }
}
