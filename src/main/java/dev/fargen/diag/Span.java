package dev.fargen.diag;

/**
 * A range of the source text. Lines and columns start at 1, columns count code points, and the end
 * is exclusive.
 */
public record Span(int line, int column, int endLine, int endColumn) implements Comparable<Span> {

  /** The start of the file, for a diagnostic about all of it. */
  public static final Span START = new Span(1, 1, 1, 1);

  /** The index of a code point in its line or text, known at once where none takes two of them. */
  public static int index(String text, int points) {
    boolean alike = text.codePointCount(0, text.length()) == text.length();
    return alike ? points : text.offsetByCodePoints(0, points);
  }

  /** The first {@code length} code points of this span, on its first line. */
  public Span first(int length) {
    return slice(0, length);
  }

  /** The part that starts {@code offset} code points after the start, on the first line. */
  public Span slice(int offset, int length) {
    return new Span(line, column + offset, line, column + offset + length);
  }

  /** From the start of this span to the end of {@code last}. */
  public Span to(Span last) {
    return new Span(line, column, last.endLine, last.endColumn);
  }

  /** This span, or its first character if it has several lines. */
  public Span firstLine() {
    return line == endLine ? this : first(1);
  }

  /** Whether all of {@code other} lies within this span. */
  public boolean contains(Span other) {
    boolean begins = line < other.line || (line == other.line && column <= other.column);
    boolean ends =
        endLine > other.endLine || (endLine == other.endLine && endColumn >= other.endColumn);
    return begins && ends;
  }

  @Override
  public int compareTo(Span other) {
    int order = Integer.compare(line, other.line);
    order = order == 0 ? Integer.compare(column, other.column) : order;
    order = order == 0 ? Integer.compare(endLine, other.endLine) : order;
    return order == 0 ? Integer.compare(endColumn, other.endColumn) : order;
  }
}
