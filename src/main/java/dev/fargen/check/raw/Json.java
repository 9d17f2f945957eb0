package dev.fargen.check.raw;

import java.util.Optional;

/** Reads a text as JSON to find out whether it is, and where it is not (RFC 8259). */
final class Json {

  private static final int MOST_LEVELS = 200;

  /**
   * Where a text is no JSON.
   *
   * @param at the first character that cannot be there, or the last one of a text that has no end
   * @param open the bracket that is not closed there; -1 if another thing is wrong
   * @param missing the brackets that are missing at the end of the text; empty if it does not end
   *     there
   */
  record Fault(int at, int open, String missing) {}

  private final String text;
  private int at;
  private int open = -1;
  private String missing = "";

  private Json(String text) {
    this.text = text;
  }

  /** Whether the text is one value in JSON. */
  static boolean isValid(String text) {
    return fault(text).isEmpty();
  }

  /** Where the text stops to be one value in JSON. */
  static Optional<Fault> fault(String text) {
    Json json = new Json(text);
    boolean valid = json.value(0);
    json.space();
    if (valid && json.at == text.length()) {
      return Optional.empty();
    }
    int end = text.stripTrailing().length();
    int at = Math.max(0, Math.min(json.at, end - 1));
    int before = text.substring(0, at).stripTrailing().length() - 1;
    boolean closing = "]}".indexOf(text.isEmpty() ? ' ' : text.charAt(at)) >= 0;
    boolean trailing = closing && before >= 0 && text.charAt(before) == ',';
    boolean unclosed = !trailing && !valid && (closing || json.at >= end);
    return Optional.of(
        new Fault(
            trailing ? before : at,
            unclosed ? json.open : -1,
            unclosed && json.at >= end ? json.missing : ""));
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
    int start = at++;
    space();
    if (take(end)) {
      return true;
    }
    do {
      space();
      boolean key = end == ']' || (string() && spaced(':'));
      if (!key || !value(level + 1)) {
        missing += end;
        return false;
      }
    } while (spaced(','));
    boolean closed = take(end);
    open = closed || open >= 0 ? open : start;
    missing = closed ? missing : missing + end;
    return closed;
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
    boolean known =
        word.equals("true")
            || word.equals("false")
            || word.equals("null")
            || (!word.isEmpty() && isNumber(word));
    at = known ? at : from;
    return known;
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
