package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.LookAlikes;
import dev.fargen.diag.Span;
import dev.fargen.spec.form.BoundedText.Reads;
import dev.fargen.spec.form.BoundedText.TooManyReads;
import dev.fargen.yaml.ScalarNode;
import java.util.Locale;
import java.util.regex.Matcher;

/**
 * Finds why a text does not match a regular expression: the first character that cannot stand where
 * it stands, a missing beginning, too many or too few characters.
 */
public final class Mismatch {

  /** What a text may begin with, to learn whether a character is allowed behind a beginning. */
  private static final String BEGINNINGS = "a0A/";

  /** The most characters that are added to a text to learn whether it is too short. */
  private static final int MISSING = 40;

  /** How often characters may be read to find one reason, which matches many texts. */
  private static final int MOST_READS = 10_000_000;

  private static final String NOT_VALID = "is not valid";
  private static final String META = "[](){}.*+?|\\^$";

  private final String text;
  private final Regex regex;

  /** The regular expression without the lookaheads that it begins with. */
  private final Regex bare;

  private final Reads reads = new Reads(MOST_READS);

  private Mismatch(String text, Regex regex) {
    this.text = text;
    this.regex = regex;
    this.bare = new Regex(regex.pattern().substring(lookaheads(regex.pattern())));
  }

  /** What is wrong: the end of a sentence, and the place in the text. */
  private record Fault(String predicate, int from, int to) {}

  /**
   * The fault of a text that does not match.
   *
   * @param subject what the sentence is about, as in {@code the tag `1 2`}
   */
  public static Diagnostic of(String subject, ScalarNode node, String pattern) {
    return of(subject, node, new Regex(pattern));
  }

  /**
   * The fault of a text that does not match.
   *
   * @param subject what the sentence is about, as in {@code `path: /a b`}
   */
  static Diagnostic of(String subject, ScalarNode node, Regex regex) {
    try {
      return new Mismatch(node.text(), regex).diagnostic(subject, node);
    } catch (TooManyReads | StackOverflowError e) {
      return Diagnostic.of(Code.INVALID_VALUE, subject + " " + NOT_VALID).at(node.span());
    }
  }

  private Diagnostic diagnostic(String subject, ScalarNode node) {
    Fault fault = fault();
    int from = text.codePointCount(0, fault.from());
    int length = text.codePointCount(fault.from(), fault.to());
    Span span = fault.from() == fault.to() ? node.span() : node.part(from, length);
    Diagnostic found =
        Diagnostic.of(Code.INVALID_VALUE, subject + " " + fault.predicate()).at(span);
    String lower = text.toLowerCase(Locale.ROOT);
    boolean capitals = !lower.equals(text) && matches(lower);
    return capitals ? found.help("write `" + lower + "`") : found;
  }

  private Fault fault() {
    if (text.isBlank()) {
      return whole("must not be empty");
    }
    if (matcher(bare, text).matches()) {
      return lookahead();
    }
    int length = possible();
    return length == text.length() ? incomplete() : wrong(length);
  }

  private Fault whole(String predicate) {
    return new Fault(predicate, 0, text.length());
  }

  /** The text lacks something, or has a wrong end. */
  private Fault incomplete() {
    if (text.equals("/")) {
      return whole("must not be only `/`");
    }
    int last = before(text.length());
    while (last > 0
        && text.charAt(last - 1) == text.charAt(last)
        && !Character.isLetterOrDigit(text.charAt(last))) {
      last--; // all hyphens of `--`
    }
    if (matches(text.substring(0, last))) {
      return new Fault("must not end with " + words(last), last, text.length());
    }
    if (matches(text + "/")) {
      return whole("must end with `/`");
    }
    StringBuilder longer = new StringBuilder(text);
    for (int i = 0; i < MISSING; i++) {
      if (matches(longer.append('0').toString())) {
        String least = matches(longer + "0") ? "at least " : "";
        String most = least.isEmpty() ? orLonger(longer) : "";
        return whole("is too short: it must have " + least + length(longer) + most + " characters");
      }
    }
    return whole("is not valid");
  }

  /** The other length of IDs that have one of two lengths. */
  private String orLonger(CharSequence text) {
    StringBuilder longer = new StringBuilder(text);
    for (int i = 0; i < MISSING; i++) {
      if (matches(longer.append('0').toString())) {
        return " or " + length(longer);
      }
    }
    return "";
  }

  /** The character at this place is wrong. */
  private Fault wrong(int at) {
    String beginning = beginning();
    if (!text.startsWith(beginning)) {
      return whole("must begin with `" + beginning + "`");
    }
    int point = text.codePointAt(at);
    int end = at + Character.charCount(point);
    if (tooLong(at)) {
      return new Fault("is too long: it has " + length(text) + " characters", at, text.length());
    }
    boolean capital = point >= 'A' && point <= 'Z';
    if (capital && viable(text.substring(0, at) + (char) (point + 'a' - 'A'))) {
      return whole("must not contain uppercase letters");
    }
    if (at == 0 && only() != 0) {
      return new Fault("must begin with `" + only() + "`", at, end);
    }
    if (at == 0 && allowedLater(point)) {
      boolean letter = viable("a") && !viable("0") && !viable("/");
      return new Fault(
          letter
              ? "must begin with a letter" + (viable("_") ? " or an underscore" : "")
              : "must not begin with " + words(at),
          at,
          end);
    }
    boolean again = at > 0 && text.charAt(at - 1) == point;
    if (again && !Character.isLetterOrDigit(point)) {
      return new Fault("must not contain `" + text.substring(at - 1, end) + "`", at - 1, end);
    }
    boolean letter = point < 128 && Character.isLetterOrDigit(point);
    boolean whole = !letter && at == 0 && end == text.length();
    if (whole || (letter && isWord(text.substring(0, at)))) {
      return whole(NOT_VALID);
    }
    boolean optional =
        letter
            && !Character.isLetterOrDigit(text.charAt(at - 1))
            && matches(text.substring(0, at - 1));
    if (optional) { // an optional ending that this is not
      String ending = ScalarNode.shortened(text.substring(at - 1));
      return new Fault("must not end with `" + ending + "`", at - 1, text.length());
    }
    boolean hexadecimal =
        letter
            && (isHexadecimal(text.substring(0, at))
                || (at > 0 && isHexadecimal(text.substring(0, before(at)))));
    if (hexadecimal && !(point >= '0' && point <= '9') && !(point >= 'a' && point <= 'f')) {
      return new Fault(
          "must not contain " + words(at) + ", which is not a hexadecimal digit", at, end);
    }
    boolean another = !letter && text.indexOf(point) < at;
    boolean first =
        !letter
            && !another
            && at > 0
            && viable(new String(Character.toChars(point)))
            && !allowedLater(point);
    String place = letter ? " at this place" : first ? " except at the beginning" : "";
    String more = letter || another ? "" : moreWrong(point);
    return new Fault(
        "must not contain " + (another ? "another " : "") + words(at) + more + place, at, end);
  }

  /** The other characters that are not allowed either, in words. */
  private String moreWrong(int point) {
    String rest = text.replace(new String(Character.toChars(point)), "");
    if (rest.isEmpty() || matches(rest)) {
      return "";
    }
    Mismatch other = new Mismatch(rest, regex);
    int next = other.possible();
    if (next == 0 || next >= rest.length()) {
      return "";
    }
    int wrong = rest.codePointAt(next);
    boolean alone = !Character.isLetterOrDigit(wrong) && rest.indexOf(wrong) == next;
    return alone ? " or " + other.words(next) : "";
  }

  /** Whether only a digit from 0 to 9 or from a to f can follow. */
  private boolean isHexadecimal(String start) {
    return viable(start + "0")
        && viable(start + "9")
        && viable(start + "a")
        && viable(start + "f")
        && !viable(start + "g");
  }

  private static boolean isWord(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isLetterOrDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the text before is good, and would be with this character instead of another one. */
  private boolean tooLong(int at) {
    if (length(text.substring(0, at)) < 2 || !matches(text.substring(0, at))) {
      return false;
    }
    int last = before(at);
    int end = text.offsetByCodePoints(at, 1);
    int left = text.codePointBefore(last);
    boolean separator =
        left == text.codePointAt(at) && left < 128 && !Character.isLetterOrDigit(left);
    return !separator // without the first one, there can be another one
        && viable(text.substring(0, before(last)) + text.substring(last, end));
  }

  /** The character that every text that matches begins with; 0 if there are several. */
  private char only() {
    char only = 0;
    for (char one = '!'; one <= '~'; one++) {
      if (viable(String.valueOf(one))) {
        if (only != 0) {
          return 0;
        }
        only = one;
      }
    }
    return only;
  }

  private boolean allowedLater(int point) {
    for (int i = 0; i < BEGINNINGS.length(); i++) {
      if (viable(BEGINNINGS.charAt(i) + new String(Character.toChars(point)))) {
        return true;
      }
    }
    return false;
  }

  /** The text matches all but what the expression looks for ahead. */
  private Fault lookahead() {
    String pattern = regex.pattern();
    if (pattern.startsWith("(?=.{")) {
      String[] bounds = pattern.substring(5, pattern.indexOf('}')).split(",");
      int length = length(text);
      return length > Integer.parseInt(bounds[1])
          ? whole("is too long: it has " + length + " characters")
          : whole("is too short: it must have at least " + bounds[0] + " characters");
    }
    if (pattern.startsWith("(?!")) {
      String literal = pattern.substring(3, pattern.indexOf(')'));
      if (text.startsWith(literal)) {
        return new Fault("must not begin with `" + literal + "`", 0, literal.length());
      }
    }
    int dots = text.indexOf("..");
    if (dots >= 0) {
      return new Fault("must not contain `..`", dots, dots + 2);
    }
    if (text.indexOf('.') > 0 && isWord(text.replace(".", ""))) {
      return whole("must not be an IP address");
    }
    int first = text.offsetByCodePoints(0, 1);
    return matches(text.substring(first))
        ? new Fault("must not begin with " + words(0), 0, first)
        : whole(NOT_VALID);
  }

  /** The number of characters that a text that matches could begin with. */
  private int possible() {
    int good = 0;
    int bad = text.length() + 1;
    while (bad - good > 1) {
      int middle = (good + bad) / 2;
      if (viable(text.substring(0, middle))) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return good > 0 && good < text.length() && Character.isLowSurrogate(text.charAt(good))
        ? good - 1
        : good;
  }

  /** Whether something that matches begins like this. */
  private boolean viable(String prefix) {
    Matcher matcher = matcher(bare, prefix);
    return matcher.matches() || matcher.hitEnd();
  }

  private boolean matches(String other) {
    return matcher(regex, other).matches();
  }

  private Matcher matcher(Regex expression, String other) {
    return expression.matcher(new BoundedText(other, reads));
  }

  /** The index of the character before this index. */
  private int before(int at) {
    return text.offsetByCodePoints(at, -1);
  }

  private static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }

  private String words(int at) {
    return LookAlikes.wrong(text.codePointAt(at));
  }

  /** What every text that matches begins with, as far as the expression spells it out. */
  private String beginning() {
    String pattern = bare.pattern();
    int end = 0;
    while (end < pattern.length() && META.indexOf(pattern.charAt(end)) < 0) {
      end++;
    }
    boolean repeated = end < pattern.length() && "*?{".indexOf(pattern.charAt(end)) >= 0;
    return hasAlternatives(pattern) ? "" : pattern.substring(0, repeated ? end - 1 : end);
  }

  private static boolean hasAlternatives(String pattern) {
    int depth = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == '|' && depth == 0) {
        return true;
      }
    }
    return false;
  }

  /** Where the lookaheads end that an expression begins with. */
  private static int lookaheads(String pattern) {
    int end = 0;
    while (pattern.startsWith("(?=", end) || pattern.startsWith("(?!", end)) {
      int depth = 0;
      do {
        char c = pattern.charAt(end++);
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      } while (depth > 0);
    }
    return end;
  }
}
