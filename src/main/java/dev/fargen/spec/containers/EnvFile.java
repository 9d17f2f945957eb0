package dev.fargen.spec.containers;

import dev.fargen.diag.LookAlikes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The text of a file with environment variables, in the syntax of Compose's {@code .env} files
 * (Docker documentation, "Set, use, and manage variables in a Compose file with interpolation"):
 * {@code KEY=value} or {@code KEY: value}, perhaps behind {@code export}; comments; quotes, which
 * may span lines.
 */
public final class EnvFile {

  private static final String EXPORT = "export";

  /**
   * What is wrong in the file.
   *
   * @param line from 1
   * @param column from 1
   */
  public record Fault(int line, int column, String message, String help) {}

  private final String text;
  private final Map<String, String> before;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private int at;
  private int line = 1;
  private int counted;

  private EnvFile(String text, Map<String, String> before) {
    this.text = text;
    this.before = before;
  }

  /**
   * Reads the text.
   *
   * @param before the variables of earlier files
   */
  public static EnvFile parse(String text, Map<String, String> before) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    EnvFile file = new EnvFile(lines.startsWith("\uFEFF") ? lines.substring(1) : lines, before);
    while (file.at < file.text.length()) {
      file.line();
    }
    return file;
  }

  /** The variables in order, without those that have a fault. */
  public Map<String, String> variables() {
    return variables;
  }

  /** The line of each variable, from 1; of a name that is there twice, the last one. */
  public Map<String, Integer> lines() {
    return lines;
  }

  public List<Fault> faults() {
    return faults;
  }

  private void line() {
    skipBlanks();
    if (atEnd() || text.charAt(at) == '#') {
      skipLine();
      return;
    }
    int start = at;
    if (text.startsWith(EXPORT, at) && isBlankAt(at + EXPORT.length())) {
      at += EXPORT.length();
      skipBlanks();
      start = at;
    }
    while (!atEnd() && "=:".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String name = text.substring(start, at).stripTrailing();
    if (atEnd()) {
      fault(start, "`" + name + "` has no value", "write `" + name + "=<value>`");
      skipLine();
      return;
    }
    int wrong = firstWrong(name);
    if (name.isEmpty() || wrong >= 0) {
      fault(
          start + Math.max(0, wrong),
          name.isEmpty()
              ? "a value has no name"
              : "the name `"
                  + name
                  + "` must not "
                  + (wrong == 0 ? "begin with " : "contain ")
                  + LookAlikes.wrong(name.codePointAt(wrong)),
          wrong == 0 && !name.isEmpty()
              ? "begin the name with a letter or an underscore"
              : "write `KEY=value`, with letters, digits, underscores, dots and hyphens in the"
                  + " name");
      skipLine();
      return;
    }
    at++;
    skipBlanks();
    lines.put(name, lineOf(start));
    value(name);
  }

  private void value(String name) {
    int faulty = faults.size();
    char first = atEnd() ? '\n' : text.charAt(at);
    String value = first == '\'' || first == '"' ? quoted(first) : unquoted();
    if (faults.size() == faulty) {
      variables.put(name, value);
    }
  }

  /** Up to a comment, which a blank precedes, or the end of the line. */
  private String unquoted() {
    int start = at;
    int end = at;
    while (!atEnd() && !(text.charAt(at) == '#' && (at == start || isBlankAt(at - 1)))) {
      end = isBlankAt(at) ? end : at + 1;
      at++;
    }
    skipLine();
    return expanded(text.substring(start, end), start);
  }

  private String quoted(char quote) {
    int opening = at;
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      boolean escaped = text.charAt(at) == '\\' && at + 1 < text.length();
      if (escaped && (quote == '"' || text.charAt(at + 1) == quote)) {
        value.append(escape(text.charAt(at + 1)));
        at++;
      } else {
        value.append(text.charAt(at));
      }
      at++;
    }
    if (at >= text.length()) {
      fault(opening, "the quote is not closed", "write `" + quote + "` at the end of the value");
      return "";
    }
    at++;
    skipBlanks();
    if (!atEnd() && text.charAt(at) != '#') {
      fault(at, "the value does not end at the closing quote", "put the whole value in quotes");
    }
    skipLine();
    return quote == '\'' ? value.toString() : expanded(value.toString(), opening + 1);
  }

  /** What an escape in double quotes stands for; a dollar stays escaped until it is expanded. */
  private static String escape(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case '$' -> "$$";
      case '"', '\'', '\\' -> String.valueOf(c);
      default -> "\\" + c;
    };
  }

  private String expanded(String value, int start) {
    Expansion expansion = new Expansion(name -> variables.getOrDefault(name, before.get(name)));
    String expanded = expansion.of(value);
    expansion
        .fault()
        .ifPresent(
            fault -> {
              boolean verbatim = text.startsWith(value, start);
              fault(start + (verbatim ? fault.at() : 0), fault.message(), fault.help());
            });
    return expanded;
  }

  /** The line of a place that is behind all earlier ones. */
  private int lineOf(int offset) {
    for (; counted < offset; counted++) {
      line += text.charAt(counted) == '\n' ? 1 : 0;
    }
    return line;
  }

  private static int firstWrong(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean further = i > 0 && ((c >= '0' && c <= '9') || c == '.' || c == '-');
      if (!letter && !further) {
        return i;
      }
    }
    return -1;
  }

  private void fault(int offset, String message, String help) {
    int line = 1;
    int begin = 0;
    for (int i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
      line++;
      begin = i + 1;
    }
    int column = text.codePointCount(begin, Math.min(offset, text.length())) + 1;
    faults.add(new Fault(line, column, message, help));
  }

  /** Whether the line, or the text, ends here. */
  private boolean atEnd() {
    return at >= text.length() || text.charAt(at) == '\n';
  }

  private boolean isBlankAt(int place) {
    return place < text.length() && (text.charAt(place) == ' ' || text.charAt(place) == '\t');
  }

  private void skipBlanks() {
    while (isBlankAt(at)) {
      at++;
    }
  }

  private void skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end + 1;
  }
}
