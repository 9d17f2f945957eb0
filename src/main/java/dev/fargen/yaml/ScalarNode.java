package dev.fargen.yaml;

import dev.fargen.diag.Span;
import java.util.Optional;

/**
 * A single value as raw text: {@code 0750} and {@code on} stay as written.
 *
 * @param plain whether it is written without quotes
 * @param lines those of a block that has the text line for line
 */
public record ScalarNode(
    String text, boolean plain, Span span, Optional<String> tag, Optional<BlockLines> lines)
    implements Node {

  public ScalarNode(String text, boolean plain, Span span) {
    this(text, plain, span, Optional.empty());
  }

  public ScalarNode(String text, boolean plain, Span span, Optional<String> tag) {
    this(text, plain, span, tag, Optional.empty());
  }

  private static final int MESSAGE = 80;

  /** Whether the value is empty, or {@code null} or {@code ~} without quotes. */
  public boolean isNull() {
    return plain && tag.isEmpty() && (text.isEmpty() || text.equals("~") || text.equals("null"));
  }

  /** The span of a part of the text; the whole span if the part has no place of its own. */
  public Span part(int offset, int length) {
    if (lines.isPresent()) {
      return lines.get().point(offset).to(lines.get().point(offset + length));
    }
    boolean oneLine = span.line() == span.endLine();
    int written = span.endColumn() - span.column();
    int quote = plain ? 0 : 1;
    boolean verbatim = oneLine && written == text.codePointCount(0, text.length()) + 2 * quote;
    return verbatim ? span.slice(quote + offset, length) : span;
  }

  /** A part of the text as a scalar of its own. */
  public ScalarNode cut(int from, int to) {
    String cut = text.substring(from, to);
    int length = cut.codePointCount(0, cut.length());
    return new ScalarNode(cut, true, part(text.codePointCount(0, from), length));
  }

  /**
   * The same text without its tag, at the place of the text alone if that is known. Behind a tag,
   * there is text even where nothing is written.
   */
  public ScalarNode untagged() {
    int before = tag.map(name -> name.length() + 1).orElse(0);
    int length = text.codePointCount(0, text.length()) + (plain ? 0 : 2);
    boolean verbatim =
        span.line() == span.endLine() && span.endColumn() - span.column() == before + length;
    Span place = verbatim ? span.slice(before, length) : span;
    ScalarNode bare = new ScalarNode(text, plain, place, Optional.empty(), lines);
    return bare.isNull() ? new ScalarNode(text, false, place) : bare;
  }

  @Override
  public String kind() {
    return isNull() ? "an empty value" : "`" + shortened(text) + "`";
  }

  /** The text, shortened for a message. */
  public static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= MESSAGE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MESSAGE)) + "...";
  }
}
