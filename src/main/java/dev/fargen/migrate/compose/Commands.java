package dev.fargen.migrate.compose;

import java.util.ArrayList;
import java.util.List;

/** Commands as Compose has them: a text that is split at spaces, or a list of words. */
final class Commands {

  private Commands() {}

  /** The words of a command, with references. */
  static List<String> words(Service service, String key) {
    List<String> words = new ArrayList<>();
    boolean list = service.keys().get(key).orElse(service.keys()) instanceof ItemList;
    for (ItemText text : service.keys().texts(key)) {
      if (list) {
        words.add(text.written());
      } else {
        words.addAll(split(text.written()));
      }
    }
    return words;
  }

  /** Splits a command at spaces; quotes keep words together, and a backslash a character. */
  static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean open = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
        i++;
        word.append(line.charAt(i));
        open = true;
      } else if (quote != 0) {
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
        }
        word.setLength(0);
        open = false;
      } else {
        word.append(c);
      }
    }
    if (open || word.length() > 0) {
      words.add(word.toString());
    }
    return words;
  }

  /** Whether splitting at spaces outside quotes, without backslashes, gives the same words. */
  static boolean isSimple(String line) {
    return line.indexOf('\\') < 0 && line.indexOf('\n') < 0;
  }
}
