package dev.fargen.check.raw;

/** Reads a text as JSON to find out whether it is (RFC 8259). */
final class Json {

  private static final int MOST_LEVELS = 200;

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /** Whether the text is one value in JSON. */
  static boolean isValid(String text) {
    Json json = new Json(text);
    boolean valid = json.value(0);
    json.space();
    return valid && json.at == text.length();
  }

  private boolean value(int level) {
    space();
    if (at >= text.length() || level > MOST_LEVELS) {
      return false;
    }
    return switch (text.charAt(at)) {
      case '{' -> members('}', level);
      case '[' -> members(']', level);
      case '"' -> string();
      default -> word();
    };
  }

  private boolean members(char end, int level) {
    at++;
    space();
    if (take(end)) {
      return true;
    }
    do {
      space();
      boolean key = end == ']' || (string() && spaced(':'));
      if (!key || !value(level + 1)) {
        return false;
      }
    } while (spaced(','));
    return take(end);
  }

  private boolean spaced(char wanted) {
    space();
    return take(wanted);
  }

  private boolean string() {
    if (!take('"')) {
      return false;
    }
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) < ' ') {
        return false;
      }
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return take('"');
  }

  /** A number, or one of the three names. */
  private boolean word() {
    int from = at;
    while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(from, at);
    return word.equals("true")
        || word.equals("false")
        || word.equals("null")
        || (!word.isEmpty() && isNumber(word));
  }

  private static boolean isNumber(String word) {
    char first = word.charAt(word.charAt(0) == '-' && word.length() > 1 ? 1 : 0);
    for (int i = 0; i < word.length(); i++) {
      if ("0123456789+-.eE".indexOf(word.charAt(i)) < 0) {
        return false;
      }
    }
    return Character.isDigit(first) && Character.isDigit(word.charAt(word.length() - 1));
  }

  private boolean take(char wanted) {
    boolean there = at < text.length() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
