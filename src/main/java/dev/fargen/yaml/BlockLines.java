package dev.fargen.yaml;

import dev.fargen.diag.Span;
import java.util.Arrays;

/** The places of a block whose text stands in the file line for line. */
final class BlockLines {

  private final String text;
  private final int header;
  private final int inset;
  private final int[] begins;

  /**
   * @param header the line above the first one
   * @param inset the columns before each line
   */
  BlockLines(String text, int header, int inset) {
    this.text = text;
    this.header = header;
    this.inset = inset;
    this.begins = begins(text);
  }

  private static int[] begins(String text) {
    int[] begins = new int[text.length() + 1];
    int lines = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      begins[lines++] = i + 1;
    }
    return Arrays.copyOf(begins, lines);
  }

  /** The place of a character, which is counted in code points. */
  Span point(int offset) {
    int at = Span.index(text, offset);
    int found = Arrays.binarySearch(begins, at);
    int number = found >= 0 ? found : -found - 2;
    int line = header + 1 + number;
    int column = inset + text.codePointCount(begins[number], at) + 1;
    return new Span(line, column, line, column);
  }
}
