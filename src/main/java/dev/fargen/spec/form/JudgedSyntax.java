package dev.fargen.spec.form;

import dev.fargen.list.Digits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * The regular expressions of users that are judged here. CloudFormation takes Java's syntax (AWS
 * CloudFormation user guide, "Using regular expressions in CloudFormation templates"). The engines
 * that fargen runs on read a part of it alike: characters, sets, groups, alternatives, repetitions,
 * and lookaheads that are not repeated. Other expressions are left to CloudFormation.
 */
public final class JudgedSyntax {

  /** Escaped letters that mean the same everywhere; of other characters, all do. */
  private static final String ESCAPES = "dDsSwWntr";

  private static final String QUANTIFIERS = "*+?{";

  private static final int MOST_DIGITS = 4;

  /** A count of a count takes as many steps, even where there is nothing to read. */
  private static final long MOST_STEPS = 1_000_000;

  private final String pattern;
  private int at;
  private long steps = 1;
  private boolean judged = true;

  /** Whether there is something before the place that can be repeated. */
  private boolean atom;

  private String fault = "";

  /** For each open group, whether it is a lookahead. */
  private final Deque<Boolean> open = new ArrayDeque<>();

  private JudgedSyntax(String pattern) {
    this.pattern = pattern;
  }

  /** Whether the expression has nothing else. */
  static boolean has(String pattern) {
    return read(pattern).judged;
  }

  /** What is not closed, or has nothing to close or to repeat. */
  public static Optional<String> fault(String pattern) {
    return Optional.of(read(pattern).fault).filter(fault -> !fault.isEmpty());
  }

  /** Whether nothing is wrong with it, as far as it is judged. */
  public static boolean isValid(String pattern) {
    JudgedSyntax read = read(pattern);
    return !read.judged || (read.fault.isEmpty() && compiles(pattern));
  }

  /** Whether values can be compared with it. */
  public static boolean isJudged(String pattern) {
    return has(pattern) && isValid(pattern);
  }

  private static boolean compiles(String pattern) {
    try {
      BoundedText.matches(pattern, "");
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private static JudgedSyntax read(String pattern) {
    JudgedSyntax reader = new JudgedSyntax(pattern);
    while (reader.at < pattern.length() && reader.judged && reader.fault.isEmpty()) {
      reader.next();
    }
    if (reader.fault.isEmpty() && !reader.open.isEmpty()) {
      reader.fault = "unclosed group";
    }
    return reader;
  }

  private void next() {
    char c = pattern.charAt(at++);
    boolean before = atom;
    atom = c != '(' && c != '|';
    switch (c) {
      case '\\' -> escape();
      case '[' -> set();
      case '(' -> group();
      case ')' -> close();
      case '*', '+', '?' -> {
        fault = before ? "" : "dangling meta character '" + c + "'";
        repeated();
      }
      case '{' -> {
        count();
        judged = judged && (before || !fault.isEmpty());
      }
      default -> judged = !Character.isSurrogate(c);
    }
  }

  private boolean comes(char wanted) {
    return at < pattern.length() && pattern.charAt(at) == wanted;
  }

  private void escape() {
    if (at < pattern.length()) {
      char c = pattern.charAt(at++);
      boolean letter = c > '\u007f' || Character.isLetterOrDigit(c);
      judged = ESCAPES.indexOf(c) >= 0 || !letter;
    } else {
      fault = "trailing backslash";
    }
  }

  /** Sets within sets, and what two sets share, are Java's own. */
  private void set() {
    at += comes('^') ? 1 : 0;
    judged = !comes(']');
    while (judged && at < pattern.length()) {
      char c = pattern.charAt(at++);
      if (c == ']') {
        return;
      } else if (c == '\\') {
        escape();
      } else {
        judged = c != '[' && !(c == '&' && comes('&')) && !Character.isSurrogate(c);
      }
    }
    fault = judged ? "unclosed character class" : "";
  }

  private void group() {
    boolean ahead = false;
    if (comes('?')) {
      at++;
      ahead = comes('=') || comes('!');
      judged = comes(':') || (ahead && open.isEmpty());
      at++;
    }
    open.push(ahead);
  }

  private void close() {
    if (open.isEmpty()) {
      fault = "unmatched closing ')'";
    } else if (open.pop()) {
      judged = at == pattern.length() || QUANTIFIERS.indexOf(pattern.charAt(at)) < 0;
    }
  }

  /** Reads that as few as possible are taken; that none is given back is Java's own. */
  private void repeated() {
    judged = judged && !comes('+');
    at += comes('?') ? 1 : 0;
    atom = false;
  }

  /** A number of times: {@code {2}}, {@code {2,}} or {@code {2,4}}, as many as possible. */
  private void count() {
    int end = pattern.indexOf('}', at);
    if (at == pattern.length() || !Digits.is(pattern.charAt(at))) {
      fault = "illegal repetition";
    } else if (end < 0) {
      fault = "unclosed counted closure";
    } else {
      count(pattern.substring(at, end));
      at = end + 1;
      judged = judged && !comes('?');
      repeated();
    }
  }

  private void count(String inside) {
    int comma = inside.indexOf(',');
    String least = comma < 0 ? inside : inside.substring(0, comma);
    String most = comma < 0 || comma == inside.length() - 1 ? least : inside.substring(comma + 1);
    judged = judged && isNumber(least) && isNumber(most);
    if (judged) {
      steps *= Math.max(1, Integer.parseInt(most));
      judged = steps <= MOST_STEPS && Integer.parseInt(least) <= Integer.parseInt(most);
    }
  }

  private static boolean isNumber(String text) {
    return Digits.only(text) && text.length() <= MOST_DIGITS;
  }
}
