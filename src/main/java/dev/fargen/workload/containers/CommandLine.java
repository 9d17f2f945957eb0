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
        if (open || word.length() > 0) {
          words.add(word.toString());
          word.setLength(0);
          open = false;
        }
      } else {
        word.append(c);
      }
    }
    if (open || word.length() > 0) {
      words.add(word.toString());
    }
    return words;
  }
}
