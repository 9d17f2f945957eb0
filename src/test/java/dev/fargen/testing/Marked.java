package dev.fargen.testing;

import dev.fargen.diag.Span;

/**
 * A text in which a place was marked: {@code cpu: ‹500›}.
 *
 * @param text the text without the marks
 * @param span what stood between them
 */
public record Marked(String text, Span span) {
  private static final char BEGIN = '‹';
  private static final char END = '›';

  /** Takes the marks away; there is one of each. */
  public static Marked of(String marked) {
    String text = marked.replace(String.valueOf(BEGIN), "").replace(String.valueOf(END), "");
    int begin = marked.indexOf(BEGIN);
    int end = marked.indexOf(END) - 1;
    return new Marked(text, place(text.substring(0, begin)).to(place(text.substring(0, end))));
  }

  /** Where what is behind {@code before} begins. */
  private static Span place(String before) {
    int line = (before + "x").lines().toList().size();
    int begin = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
    int column = before.codePointCount(begin, before.length()) + 1;
    return new Span(line, column, line, column);
  }
}
