package dev.fargen.diag;

/**
 * A text that the user wrote, and its name in messages.
 *
 * @param name the path as the user gave it
 */
public record SourceFile(String name, String text) {

  /** The name in one line: a file name may have line breaks and other control characters. */
  public String printedName() {
    StringBuilder printed = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      printed.append(Character.isISOControl(letter) ? '?' : letter);
    }
    return printed.toString();
  }

  /** Line {@code number}, counted from 1, without its line break; empty past the end. */
  public String line(int number) {
    int begin = 0;
    for (int line = 1; begin < text.length(); line++) {
      int end = begin;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      if (line == number) {
        return text.substring(begin, end);
      }
      begin = end + (text.startsWith("\r\n", end) ? 2 : 1);
    }
    return "";
  }

  /** The text at a place, if that is on one line; else the line that it begins on. */
  public String text(Span place) {
    String line = line(place.line());
    int points = line.codePointCount(0, line.length());
    boolean within = place.line() == place.endLine() && place.endColumn() - 1 <= points;
    return within
        ? line.substring(
            line.offsetByCodePoints(0, place.column() - 1),
            line.offsetByCodePoints(0, place.endColumn() - 1))
        : line;
  }
}
