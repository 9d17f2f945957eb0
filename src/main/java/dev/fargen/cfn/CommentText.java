package dev.fargen.cfn;

/**
 * The comment above an entry: one line, or as many as it needs. A sentence that fits on the last
 * line begins there. It does not use {@code diag.Wrapping}: this package depends only on {@code
 * list}, and that class does not prefer the ends of sentences.
 */
final class CommentText {

  private static final int WIDTH = 120;

  private CommentText() {}

  /** The text as comment lines, each with its line break. */
  static String print(String text, int indent) {
    String start = " ".repeat(indent) + "# ";
    StringBuilder out = new StringBuilder();
    String rest = text;
    while (!rest.isEmpty()) {
      int end = end(rest, WIDTH - start.length());
      out.append(start).append(rest, 0, end).append('\n');
      rest = rest.substring(end).stripLeading();
    }
    return out.toString();
  }

  /** Where the first line of the text ends. */
  private static int end(String text, int room) {
    if (text.length() <= room) {
      return text.length();
    }
    int sentence = text.lastIndexOf(". ", room - 1) + 1;
    if (sentence > 0 && text.length() - sentence - 1 <= room) {
      return sentence;
    }
    int before = text.lastIndexOf(' ', room);
    int space = before > 0 ? before : text.indexOf(' ', room);
    return space > 0 ? space : text.length();
  }
}
