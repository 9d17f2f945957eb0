package dev.fargen.diag;

import java.util.List;

/**
 * A text that a person wrote, as it was read, and the name it is known by on screen.
 *
 * @param name the path as the user gave it
 */
public record SourceFile(String name, String text) {

  /** Line {@code number}, counted from 1, without its line break; empty past the end. */
  public String line(int number) {
    List<String> lines = text.lines().toList();
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }
}
