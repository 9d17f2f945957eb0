package dev.fargen.yaml;

import dev.fargen.diag.Span;
import java.util.Optional;

/**
 * A single value, as raw text: {@code 0750} and {@code on} stay what was written.
 *
 * @param plain whether it was written without quotes
 */
public record ScalarNode(String text, boolean plain, Span span, Optional<String> tag)
    implements Node {

  public ScalarNode(String text, boolean plain, Span span) {
    this(text, plain, span, Optional.empty());
  }

  private static final int MESSAGE = 80;

  /** Whether nothing was written, or {@code null} or {@code ~} without quotes. */
  public boolean isNull() {
    return plain && tag.isEmpty() && (text.isEmpty() || text.equals("~") || text.equals("null"));
  }

  /** The span of a part of the text; the whole where the part can't be placed. */
  public Span part(int offset, int length) {
    boolean oneLine = span.line() == span.endLine();
    int written = span.endColumn() - span.column();
    int quote = plain ? 0 : 1;
    boolean verbatim = oneLine && written == text.codePointCount(0, text.length()) + 2 * quote;
    return verbatim ? span.slice(quote + offset, length) : span;
  }

  /** The same text without its tag, at the place of the text alone where that can be told. */
  public ScalarNode untagged() {
    int before = tag.map(name -> name.length() + 1).orElse(0);
    int length = text.codePointCount(0, text.length()) + (plain ? 0 : 2);
    boolean verbatim =
        span.line() == span.endLine() && span.endColumn() - span.column() == before + length;
    return new ScalarNode(text, plain, verbatim ? span.slice(before, length) : span);
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
