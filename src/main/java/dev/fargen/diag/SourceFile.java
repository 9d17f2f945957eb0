package dev.fargen.diag;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text that the user wrote, and its name in messages. */
public final class SourceFile {

  private final String name;
  private final String text;

  /** Split when a line is asked for: most texts have no fault. */
  private @Nullable List<String> lines;

  /**
   * @param name the path as the user gave it
   */
  public SourceFile(String name, String text) {
    this.name = name;
    this.text = text;
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

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
    List<String> known = lines;
    if (known == null) {
      known = split(text);
      lines = known;
    }
    return number <= known.size() ? known.get(number - 1) : "";
  }

  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int begin = 0;
    while (begin < text.length()) {
      int end = begin;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      lines.add(text.substring(begin, end));
      begin = end + (text.startsWith("\r\n", end) ? 2 : 1);
    }
    return lines;
  }

  /** The text at a place, if that is on one line; else the line that it begins on. */
  public String text(Span place) {
    String line = line(place.line());
    int points = line.codePointCount(0, line.length());
    boolean within = place.line() == place.endLine() && place.endColumn() - 1 <= points;
    return within
        ? line.substring(
            Span.index(line, place.column() - 1), Span.index(line, place.endColumn() - 1))
        : line;
  }
}
