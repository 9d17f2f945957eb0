package dev.fargen.cli;

import dev.fargen.diag.Wrapping;

/** Breaks paragraphs into lines for a terminal. */
final class Paragraphs {

  /** Columns that most terminals have. */
  private static final int WIDTH = 80;

  private Paragraphs() {}

  /** The text in lines of {@value #WIDTH} columns, each after {@code indent}. */
  static String wrap(String text, String indent) {
    StringBuilder out = new StringBuilder();
    int room = WIDTH - indent.length();
    for (String paragraph : text.strip().split("\n\n+")) {
      out.append(out.length() == 0 ? "" : "\n");
      String line = paragraph.strip().replaceAll("\\s+", " ");
      Wrapping.lines(line, room, room).forEach(one -> out.append(indent + one + "\n"));
    }
    return out.toString();
  }
}
