package dev.fargen.diag;

import java.util.List;

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
    List<String> lines = text.lines().toList();
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }
}
