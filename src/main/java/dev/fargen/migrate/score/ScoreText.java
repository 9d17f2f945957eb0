package dev.fargen.migrate.score;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A text with placeholders, such as {@code ${resources.db.host}}, as a text of a spec. {@code $$}
 * stands for a dollar, as in {@code $${HOME}} (Score specification, "Referencing resources").
 *
 * @param text with references of the spec
 * @param secret whether a secret is in it
 * @param empty whether all that it consists of are values that AWS has no use for
 * @param changes what became different, and why
 * @param faults placeholders that mean nothing
 * @param decisions what only the user knows
 */
record ScoreText(
    String text,
    boolean secret,
    boolean empty,
    List<String> changes,
    List<String> faults,
    List<String> decisions) {

  /** What a placeholder becomes. */
  record Value(String text, Kind kind, String remark) {

    static Value plain(String text) {
      return new Value(text, Kind.PLAIN, "");
    }
  }

  /** The kinds of values. */
  enum Kind {
    PLAIN,
    /** Allowed only under {@code secrets}. */
    SECRET,
    /** Of no use on AWS: nothing is left of it. */
    ABSENT,
    /** A parameter, which the user has to give a value. */
    OPEN,
    /** It cannot be found. */
    UNKNOWN
  }

  /**
   * Reads a text.
   *
   * @param values what a placeholder stands for
   */
  static ScoreText of(String text, Function<String, Value> values) {
    return new Reader(values).read(text);
  }

  /** A text without placeholders, for the spec. */
  static String literal(String text) {
    return text.replace("${", "$${");
  }

  private static final class Reader {
    private final Function<String, Value> values;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder literal = new StringBuilder();
    private final List<String> changes = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> decisions = new ArrayList<>();
    private boolean secret;
    private boolean absent;

    Reader(Function<String, Value> values) {
      this.values = values;
    }

    ScoreText read(String text) {
      int at = 0;
      int last = text.lastIndexOf('}');
      while (at < text.length()) {
        boolean opens = text.startsWith("${", at) && at < last;
        if (text.startsWith("$$", at)) {
          literal.append('$');
          at += 2;
        } else if (opens) {
          int end = text.indexOf('}', at);
          value(values.apply(text.substring(at + 2, end).strip()), text.substring(at, end + 1));
          at = end + 1;
        } else {
          literal.append(text.charAt(at));
          at++;
        }
      }
      flush();
      String whole = absent ? withoutLogin(out.toString()) : out.toString();
      boolean empty = absent && whole.isBlank();
      return new ScoreText(whole, secret, empty, changes, faults, decisions);
    }

    private void value(Value value, String written) {
      switch (value.kind()) {
        case UNKNOWN -> {
          literal.append(written);
          add("`" + written + "` " + value.remark(), faults);
        }
        case ABSENT -> {
          absent = true;
          add(value.remark(), changes);
        }
        default -> {
          flush();
          out.append(value.text());
          secret |= value.kind() == Kind.SECRET;
        }
      }
      if (value.kind() != Kind.UNKNOWN
          && value.kind() != Kind.ABSENT
          && !value.remark().isEmpty()) {
        add(value.remark(), decisions);
      }
    }

    private static void add(String remark, List<String> to) {
      if (!to.contains(remark)) {
        to.add(remark);
      }
    }

    private void flush() {
      out.append(literal(literal.toString()));
      literal.setLength(0);
    }

    /** A URL without a user and a password of which nothing is left. */
    private static String withoutLogin(String url) {
      return url.replace("://:@", "://").replace("://default:@", "://").replace("://@", "://");
    }
  }
}
