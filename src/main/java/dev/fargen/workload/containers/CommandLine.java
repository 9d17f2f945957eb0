package dev.fargen.workload.containers;

import java.util.ArrayList;
import java.util.List;

/** Splits a command at spaces; single and double quotes keep words together, as in Compose. */
public final class CommandLine {

  private CommandLine() {}

  /** Whether a quote in it is never closed. */
  public static boolean isOpen(String line) {
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean opens = quote == 0 && (c == '\'' || c == '"');
      quote = opens ? c : c == quote ? 0 : quote;
    }
    return quote != 0;
  }

  static List<String> split(String line) {
    return words(line, true);
  }

  /** Its words without those that have quotes. */
  public static List<String> unquoted(String line) {
    return words(line, false);
  }

  private static List<String> words(String line, boolean withQuoted) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean open = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        open = true;
      } else if (Character.isWhitespace(c)) {
        add(word, open, withQuoted, words);
        open = false;
      } else {
        word.append(c);
      }
    }
    add(word, open, withQuoted, words);
    return words;
  }

  private static void add(
      StringBuilder word, boolean quoted, boolean withQuoted, List<String> words) {
    if (quoted ? withQuoted : word.length() > 0) {
      words.add(word.toString());
    }
    word.setLength(0);
  }
}
