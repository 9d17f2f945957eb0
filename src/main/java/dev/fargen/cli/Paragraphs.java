package dev.fargen.cli;

/** Breaks paragraphs into lines for a terminal. */
final class Paragraphs {

  /** Columns that most terminals have. */
  private static final int WIDTH = 80;

  private Paragraphs() {}

  /** The text in lines of {@value #WIDTH} columns, each after {@code indent}. */
  static String wrap(String text, String indent) {
    StringBuilder out = new StringBuilder();
    for (String paragraph : text.strip().split("\n\n+")) {
      out.append(out.length() == 0 ? "" : "\n");
      wrapOne(paragraph, indent, out);
    }
    return out.toString();
  }

  private static void wrapOne(String paragraph, String indent, StringBuilder out) {
    StringBuilder line = new StringBuilder(indent);
    for (String word : paragraph.strip().split("\\s+")) {
      boolean first = line.length() == indent.length();
      if (!first && line.length() + 1 + word.length() > WIDTH) {
        out.append(line).append('\n');
        line.setLength(indent.length());
        first = true;
      }
      line.append(first ? "" : " ").append(word);
    }
    out.append(line).append('\n');
  }
}
