package dev.fargen.cfn;

/** The comment above an entry: one line, or as many as it needs. */
final class CommentText {

  private static final int WIDTH = 120;

  private CommentText() {}

  /** The text as comment lines, each with its line break. */
  static String print(String text, int indent) {
    String start = " ".repeat(indent) + "#";
    StringBuilder out = new StringBuilder(start);
    int column = start.length();
    for (String word : text.split(" ")) {
      if (column + 1 + word.length() > WIDTH && column > start.length()) {
        out.append('\n').append(start);
        column = start.length();
      }
      out.append(' ').append(word);
      column += 1 + word.length();
    }
    return out.append('\n').toString();
  }
}
