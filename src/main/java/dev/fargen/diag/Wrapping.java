package dev.fargen.diag;

import java.util.ArrayList;
import java.util.List;

/** Breaks texts into lines between words. Code in backquotes stays on one line where it fits. */
public final class Wrapping {

  private Wrapping() {}

  /**
   * The lines of a text; its own line feeds stay.
   *
   * @param first columns of the first line
   * @param rest columns of every other line
   */
  public static List<String> lines(String text, int first, int rest) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      wrap(text.substring(from, end), first, rest, lines);
      from = end + 1;
    }
    wrap(text.substring(from), first, rest, lines);
    return lines;
  }

  private static void wrap(String given, int first, int rest, List<String> lines) {
    StringBuilder line = new StringBuilder();
    int left = lines.isEmpty() ? first : rest;
    String indent = " ".repeat(given.length() - given.stripLeading().length());
    for (String word : words(given.strip(), rest)) {
      boolean begins = line.length() == 0;
      if (!begins && 1 + Columns.of(word) > left) {
        lines.add(line.toString());
        line.setLength(0);
        left = rest;
        begins = true;
      }
      String space = begins ? indent : " ";
      line.append(space).append(word);
      left -= Columns.of(word) + space.length();
    }
    lines.add(line.toString());
  }

  private static List<String> words(String line, int room) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean code = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      code ^= c == '`';
      if (c == ' ' && !code) {
        add(word.toString(), room, words);
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    add(word.toString(), room, words);
    return words;
  }

  private static void add(String word, int room, List<String> words) {
    if (Columns.of(word) <= room) {
      words.add(word);
    } else {
      words.addAll(List.of(word.split(" ", -1)));
    }
  }
}
