package dev.fargen.diag;

/** A line of the source as a terminal shows it. Positions count code points from 0. */
final class SourceLine {

  /** Stands for what is not shown. */
  private static final String CUT = "…";

  private final String[] shown;

  /** The columns before each code point; at the end, those of the whole line. */
  private final int[] columns;

  SourceLine(String text) {
    int[] points = text.codePoints().toArray();
    shown = new String[points.length];
    columns = new int[points.length + 1];
    for (int i = 0; i < points.length; i++) {
      shown[i] = Columns.shown(points[i]);
      columns[i + 1] = columns[i] + Columns.of(shown[i]);
    }
  }

  /** How many code points there are. */
  int length() {
    return shown.length;
  }

  /** The columns before a position, which may lie behind the end. */
  int columnsBefore(int position) {
    int behind = Math.max(0, position - shown.length);
    return columns[position - behind] + behind;
  }

  /** The columns of the whole line. */
  int width() {
    return columns[shown.length];
  }

  /** The first position with at least so many columns before it. */
  int positionAfter(int column) {
    int position = 0;
    while (position < shown.length && columns[position] < column) {
      position++;
    }
    return position;
  }

  /** What fits into so many columns from a position on, with an ellipsis where it is cut. */
  String piece(int from, int room) {
    StringBuilder piece = new StringBuilder(CUT.repeat(cut(from)));
    int left = room - cut(from);
    boolean whole = columns[shown.length] - columns[from] <= left;
    left -= whole ? 0 : cut(1);
    for (int i = from; i < shown.length && columns[i + 1] - columns[from] <= left; i++) {
      piece.append(shown[i]);
    }
    return whole ? piece.toString().stripTrailing() : piece + CUT;
  }

  /** The columns that the ellipsis takes before the first position to show. */
  static int cut(int from) {
    return from > 0 ? CUT.length() : 0;
  }
}
