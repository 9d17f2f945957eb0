package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Locale;

/**
 * The expression of a composite alarm: states of alarms, the number of alarms in a state, {@code
 * TRUE} and {@code FALSE}, with {@code AND}, {@code OR}, {@code NOT} and parentheses (Amazon
 * CloudWatch API reference, "PutCompositeAlarm"; Amazon CloudWatch user guide, "Composite alarms").
 */
final class AlarmExpression {

  private static final List<String> STATES = List.of("ALARM", "OK", "INSUFFICIENT_DATA");
  private static final List<String> TRUTHS = List.of("TRUE", "FALSE");
  private static final List<String> JOINS = List.of("AND", "OR");
  private static final int MOST_LEVELS = 100;

  private final ScalarNode host;
  private final String text;
  private int at;

  private AlarmExpression(ScalarNode host) {
    this.host = host;
    this.text = host.text();
  }

  static Verdict check(Subject subject) {
    Node node =
        RawFunction.of(subject.value())
            .filter(call -> call.name().equals("Sub"))
            .map(call -> call.arguments().get(0))
            .orElse(subject.value());
    if (!(node instanceof ScalarNode host) || RawFunction.of(host).isPresent()) {
      return Verdict.OPEN;
    }
    AlarmExpression rule = new AlarmExpression(host);
    if (rule.isComputed()) {
      return Verdict.OPEN;
    }
    boolean valid = rule.expression(0);
    rule.space();
    return valid && rule.at == rule.text.length()
        ? Verdict.FITS
        : Verdict.of(
            Diagnostic.of(Code.INVALID_VALUE, "`" + subject.name() + "` is not valid")
                .at(rule.rest())
                .note(
                    "`AlarmRule` must join `ALARM(name)`, `OK(name)`, `INSUFFICIENT_DATA(name)`,"
                        + " `AT_LEAST(number, ALARM, (name, name))`, `TRUE` and `FALSE` with `AND`, `OR` and `NOT`, such as"
                        + " `ALARM(errors) AND NOT ALARM(deploy)`"));
  }

  /** Whether a substitution outside of the parentheses of a state may be anything. */
  private boolean isComputed() {
    for (int i = text.indexOf("${"); i >= 0; i = text.indexOf("${", i + 2)) {
      int open = text.lastIndexOf('(', i);
      String before = open < 0 ? "" : text.substring(0, open).stripTrailing();
      boolean state = false;
      for (String one : STATES) {
        state |= before.toUpperCase(Locale.ROOT).endsWith(one);
      }
      if (!state || text.substring(open, i).indexOf(')') >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The word that cannot be there; the whole text where that ends too early. */
  private Span rest() {
    int from = Math.min(at, text.stripTrailing().length());
    int to = from;
    while (to < text.length() && " \t\r\n()".indexOf(text.charAt(to)) < 0) {
      to++;
    }
    int length = text.codePointCount(from, Math.max(to, Math.min(from + 1, text.length())));
    return length == 0
        ? host.span().firstLine()
        : host.part(text.codePointCount(0, from), length).firstLine();
  }

  private boolean expression(int level) {
    do {
      if (level > MOST_LEVELS || !term(level)) {
        return false;
      }
    } while (word(JOINS));
    return true;
  }

  private boolean term(int level) {
    if (word(List.of("NOT"))) {
      return level < MOST_LEVELS && term(level + 1);
    }
    if (take('(')) {
      return expression(level + 1) && take(')');
    }
    return word(TRUTHS)
        || (word(STATES) && take('(') && name() && take(')'))
        || (word(List.of("AT_LEAST")) && count());
  }

  /** How many of which alarms are in a state: {@code (2, ALARM, (a, b, c))}. */
  private boolean count() {
    boolean counted = take('(') && number() && take(',');
    word(List.of("NOT"));
    return counted && word(STATES) && take(',') && take('(') && names() && take(')') && take(')');
  }

  /** A number of alarms, or a percentage of them. */
  private boolean number() {
    space();
    int start = at;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '%')) {
      at++;
    }
    return at > start;
  }

  private boolean names() {
    boolean named;
    do {
      named = name();
    } while (named && take(','));
    return named;
  }

  /** The name or the ARN of an alarm in quotes, or all until the next parenthesis. */
  private boolean name() {
    space();
    char quote = at < text.length() ? text.charAt(at) : ' ';
    boolean quoted = quote == '"' || quote == '\'';
    int end = text.indexOf(quoted ? quote : ')', at + 1);
    boolean named = end > at + (quoted ? 1 : 0);
    at = named ? end + (quoted ? 1 : 0) : at;
    return named;
  }

  private boolean word(List<String> words) {
    space();
    for (String word : words) {
      int end = at + word.length();
      boolean ends = end >= text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (ends && text.regionMatches(true, at, word, 0, word.length())) {
        at = end;
        return true;
      }
    }
    return false;
  }

  private boolean take(char wanted) {
    space();
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
