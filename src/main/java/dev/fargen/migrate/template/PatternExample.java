package dev.fargen.migrate.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A short text that a regular expression matches, made of its own parts: zeros where it wants
 * digits. Knows what patterns of parameters are made of, and gives up where there is more.
 */
final class PatternExample {

  /** The longest repetition that is written out. */
  private static final int MOST = 256;

  private static final int DEEPEST = 20;

  private static final int LONGEST = 4_096;

  /** What a class should have, the best first. */
  private static final String PREFERRED = "0ax1AX-_./ ";

  private final String pattern;
  private int at;
  private int depth;

  private static final class Unknown extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private PatternExample(String pattern) {
    this.pattern = pattern;
  }

  /** The text; empty where the pattern has something else. */
  static Optional<String> of(String pattern) {
    try {
      PatternExample example = new PatternExample(pattern);
      String text = example.alternatives();
      return Optional.of(text).filter(all -> example.at == pattern.length());
    } catch (Unknown e) {
      return Optional.empty();
    }
  }

  private boolean has(char c) {
    return at < pattern.length() && pattern.charAt(at) == c;
  }

  private char next() throws Unknown {
    if (at >= pattern.length()) {
      throw new Unknown();
    }
    return pattern.charAt(at++);
  }

  /** The first alternative; the others are read too. */
  private String alternatives() throws Unknown {
    if (++depth > DEEPEST) {
      throw new Unknown();
    }
    String first = sequence();
    while (has('|')) {
      at++;
      String other = sequence();
      first = first.isEmpty() ? other : first;
    }
    depth--;
    return first;
  }

  private String sequence() throws Unknown {
    StringBuilder text = new StringBuilder();
    while (at < pattern.length() && !has('|') && !has(')')) {
      String one = atom();
      int times = times();
      for (int i = 0; i < times; i++) {
        text.append(one);
        if (text.length() > LONGEST) {
          throw new Unknown();
        }
      }
    }
    return text.toString();
  }

  private String atom() throws Unknown {
    char c = next();
    return switch (c) {
      case '^', '$' -> "";
      case '.' -> "x";
      case '[' -> String.valueOf(chosen());
      case '(' -> group();
      case '\\' -> escaped();
      case '*', '+', '?', '{' -> throw new Unknown();
      default -> String.valueOf(c);
    };
  }

  private String group() throws Unknown {
    if (has('?')) {
      at++;
      if (next() != ':') {
        throw new Unknown();
      }
    }
    String text = alternatives();
    if (next() != ')') {
      throw new Unknown();
    }
    return text;
  }

  private String escaped() throws Unknown {
    char c = next();
    if (c == 'A' || c == 'Z' || c == 'z') {
      return "";
    }
    List<Character> all = escapedClass(c);
    return String.valueOf(all.isEmpty() ? literal(c) : all.get(0));
  }

  private static char literal(char c) throws Unknown {
    if (Character.isLetterOrDigit(c)) {
      throw new Unknown();
    }
    return c;
  }

  private static List<Character> escapedClass(char c) {
    return switch (c) {
      case 'd' -> List.of('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
      case 'w' -> List.of('x', 'a', '0', '_');
      case 's' -> List.of(' ');
      case 'S', 'D' -> List.of('x', 'a', '-');
      case 'W' -> List.of('-', '.');
      default -> List.of();
    };
  }

  /** The best character of a class in brackets. */
  private char chosen() throws Unknown {
    boolean not = has('^');
    if (not) {
      at++;
    }
    List<Character> all = new ArrayList<>();
    boolean first = true;
    for (char c = next(); c != ']' || first; c = next()) {
      first = false;
      if (c == '[' || c == '&') {
        throw new Unknown(); // a class within, or an intersection
      }
      if (c == '\\') {
        char escaped = next();
        List<Character> inside = escapedClass(escaped);
        all.addAll(inside.isEmpty() ? List.of(literal(escaped)) : inside);
      } else if (has('-') && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']') {
        at++;
        range(c, next(), all);
      } else {
        all.add(c);
      }
    }
    for (int i = 0; i < PREFERRED.length(); i++) {
      char c = PREFERRED.charAt(i);
      if (all.contains(c) != not) {
        return c;
      }
    }
    if (not || all.isEmpty()) {
      throw new Unknown();
    }
    return all.get(0);
  }

  private static void range(char from, char to, List<Character> all) throws Unknown {
    if (to == '\\' || to - from > MOST) {
      throw new Unknown();
    }
    for (int c = from; c <= to; c++) {
      all.add((char) c);
    }
  }

  /** How often what is before it is repeated, at least. */
  private int times() throws Unknown {
    int times = 1;
    if (has('*') || has('?')) {
      at++;
      times = 0;
    } else if (has('+')) {
      at++;
    } else if (has('{')) {
      at++;
      int end = pattern.indexOf('}', at);
      String least = end < 0 ? "" : pattern.substring(at, end).split(",", 2)[0];
      if (!Containers.isNumber(least) || Integer.parseInt(least) > MOST) {
        throw new Unknown();
      }
      at = end + 1;
      times = Integer.parseInt(least);
    } else {
      return 1;
    }
    if (has('?') || has('+')) {
      at++; // reluctant or possessive
    }
    return times;
  }
}
