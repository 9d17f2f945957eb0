package dev.fargen.check.balancing;

import dev.fargen.list.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A regular expression of a rewrite, read as the load balancer does: without lookaheads,
 * lookbehinds, backreferences, atomic groups, possessive quantifiers, subroutines, recursion and
 * Unicode classes (Elastic Load Balancing user guide, "Transforms for listener rules"). The page
 * names no dialect; what all dialects have is judged, and of anything else nothing is said.
 */
final class RewriteRegex {

  /** What is wrong with the text. */
  static final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean valid;

    Fault(String message) {
      this(message, false);
    }

    private Fault(String message, boolean valid) {
      super(message, null, false, false);
      this.valid = valid;
    }

    static Fault unsupported(String what) {
      return new Fault("load balancers do not support " + what, true);
    }

    /** Whether other programs could read the expression. */
    boolean isValid() {
      return valid;
    }
  }

  /** A part of the expression. */
  sealed interface Node {}

  /** One character; {@code not} for all others. */
  record Set(List<Range> ranges, boolean not) implements Node {
    boolean has(char c) {
      for (Range range : ranges) {
        if (range.first() <= c && c <= range.last()) {
          return !not;
        }
      }
      return not;
    }
  }

  /** Characters from one to another. */
  record Range(char first, char last) {}

  record Start() implements Node {}

  record End() implements Node {}

  record Sequence(List<Node> all) implements Node {}

  record Choice(List<Node> all) implements Node {}

  /**
   * A capturing group.
   *
   * @param number from 1
   */
  record Group(int number, Node inner) implements Node {}

  /**
   * A part that is there several times.
   *
   * @param lazy whether as few as possible are taken
   */
  record Repeated(Node inner, int least, int most, boolean lazy) implements Node {}

  private static final List<Range> DIGIT = List.of(new Range('0', '9'));
  private static final List<Range> WORD =
      List.of(new Range('0', '9'), new Range('A', 'Z'), new Range('a', 'z'), new Range('_', '_'));
  private static final List<Range> SPACE = List.of(new Range('\t', '\r'), new Range(' ', ' '));
  private static final List<Range> LINE_END = List.of(new Range('\n', '\n'));

  private final String text;
  private int at;
  private int groups;
  private boolean known = true;

  private RewriteRegex(String text) {
    this.text = text;
  }

  /**
   * What was read.
   *
   * @param root empty if the expression has something that is not judged
   * @param groups the number of capturing groups
   */
  record Read(Optional<Node> root, int groups) {}

  static Read read(String text) throws Fault {
    RewriteRegex reader = new RewriteRegex(text);
    Node root = reader.choice();
    if (reader.at < text.length()) {
      throw new Fault("a `)` has no `(`");
    }
    return new Read(reader.known ? Optional.of(root) : Optional.empty(), reader.groups);
  }

  private boolean take(String wanted) {
    boolean there = text.startsWith(wanted, at);
    if (there) {
      at += wanted.length();
    }
    return there;
  }

  private Node choice() throws Fault {
    List<Node> all = new ArrayList<>(List.of(sequence()));
    while (take("|")) {
      all.add(sequence());
    }
    return all.size() == 1 ? all.get(0) : new Choice(List.copyOf(all));
  }

  private Node sequence() throws Fault {
    List<Node> all = new ArrayList<>();
    while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
      all.add(quantified());
    }
    return new Sequence(List.copyOf(all));
  }

  private Node quantified() throws Fault {
    int from = at;
    Node one = atom();
    String atom = text.substring(from, at);
    Optional<int[]> times = times();
    if (times.isEmpty()) {
      return one;
    }
    boolean lazy = take("?");
    if (!lazy && take("+")) {
      throw Fault.unsupported("possessive quantifiers such as `" + atom + "*+`");
    }
    int more = at;
    if (times().isPresent()) {
      throw new Fault("`" + text.substring(more, at) + "` has nothing to repeat");
    }
    return new Repeated(one, times.get()[0], times.get()[1], lazy);
  }

  /** The least and the most. */
  private Optional<int[]> times() {
    if (take("*")) {
      return Optional.of(new int[] {0, Integer.MAX_VALUE});
    } else if (take("+")) {
      return Optional.of(new int[] {1, Integer.MAX_VALUE});
    } else if (take("?")) {
      return Optional.of(new int[] {0, 1});
    }
    int end = text.indexOf('}', at);
    if (!text.startsWith("{", at) || end < 0) {
      return Optional.empty();
    }
    String inside = text.substring(at + 1, end);
    int comma = inside.indexOf(',');
    String least = comma < 0 ? inside : inside.substring(0, comma);
    String most = comma < 0 ? inside : inside.substring(comma + 1);
    if (!isNumber(least) || !(most.isEmpty() || isNumber(most))) {
      return Optional.empty();
    }
    at = end + 1;
    int last = most.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(most);
    return Optional.of(new int[] {Integer.parseInt(least), last});
  }

  private static boolean isNumber(String word) {
    return Digits.only(word) && word.length() <= 4;
  }

  private Node atom() throws Fault {
    char c = text.charAt(at);
    at++;
    return switch (c) {
      case '(' -> group();
      case '[' -> set();
      case '.' -> new Set(LINE_END, true);
      case '^' -> new Start();
      case '$' -> new End();
      case '\\' -> escape();
      case '*', '+', '?' -> throw new Fault("`" + c + "` has nothing to repeat");
      default -> one(c);
    };
  }

  private static Node one(char c) {
    return new Set(List.of(new Range(c, c)), false);
  }

  private Node group() throws Fault {
    int number = 0;
    if (!take("?")) {
      groups++;
      number = groups;
    } else if (!take(":")) {
      number = special();
    }
    Node inner = choice();
    if (!take(")")) {
      throw new Fault("a `(` has no `)`");
    }
    return number == 0 ? inner : new Group(number, inner);
  }

  /** The number of a named group, or 0. */
  private int special() throws Fault {
    String rest = text.substring(at);
    if (rest.startsWith("=") || rest.startsWith("!")) {
      throw Fault.unsupported("lookaheads such as `(?" + rest.charAt(0) + "...)`");
    }
    if (rest.startsWith("<=") || rest.startsWith("<!")) {
      throw Fault.unsupported("lookbehinds such as `(?" + rest.substring(0, 2) + "...)`");
    }
    if (rest.startsWith(">")) {
      throw Fault.unsupported("atomic groups such as `(?>...)`");
    }
    boolean numbered = !rest.isEmpty() && (Digits.is(rest.charAt(0)) || rest.startsWith("R"));
    if (numbered || rest.startsWith("&") || rest.startsWith("P>")) {
      throw Fault.unsupported("subroutines and recursion such as `(?R)`");
    }
    if (rest.startsWith("P=")) {
      throw Fault.unsupported("backreferences such as `(?P=name)`");
    }
    known = false;
    if (rest.startsWith("<") || rest.startsWith("P<") || rest.startsWith("'")) {
      groups++;
      return groups;
    }
    return 0;
  }

  private Node escape() throws Fault {
    if (at == text.length()) {
      throw new Fault("it ends with a backslash");
    }
    char c = text.charAt(at);
    at++;
    if (c == 'k' || c == 'g' || (c != '0' && Digits.is(c))) {
      throw Fault.unsupported("backreferences such as `\\" + c + "`");
    }
    if (c == 'p' || c == 'P') {
      throw Fault.unsupported("Unicode property classes such as `\\" + c + "{L}`");
    }
    Optional<Set> kind = kind(c);
    if (kind.isPresent()) {
      return kind.get();
    }
    known = known && !isLetterOrDigit(c);
    return one(c);
  }

  private static Optional<Set> kind(char c) {
    boolean not = c < 'a';
    return switch (c) {
      case 'd', 'D' -> Optional.of(new Set(DIGIT, not));
      case 'w', 'W' -> Optional.of(new Set(WORD, not));
      case 's', 'S' -> Optional.of(new Set(SPACE, not));
      default -> Optional.empty();
    };
  }

  private static boolean isLetterOrDigit(char c) {
    return new Set(WORD, false).has(c) && c != '_';
  }

  private Node set() throws Fault {
    boolean not = take("^");
    List<Range> ranges = new ArrayList<>();
    boolean first = true;
    while (first || !take("]")) {
      if (at >= text.length()) {
        throw new Fault("a `[` has no `]`");
      }
      member(ranges);
      first = false;
    }
    return new Set(List.copyOf(ranges), not);
  }

  private void member(List<Range> ranges) throws Fault {
    char c = text.charAt(at);
    at++;
    if (c == '[') {
      known = false;
    } else if (c == '\\') {
      Node escaped = escape();
      Set members = (Set) escaped;
      known = known && !members.not();
      ranges.addAll(members.ranges());
      c = text.charAt(at - 1);
      if (members.ranges().size() > 1 || members.not()) {
        return;
      }
    } else {
      ranges.add(new Range(c, c));
    }
    boolean range = at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']';
    if (range && !ranges.isEmpty()) {
      char last = text.charAt(at + 1);
      at += 2;
      if (last == '\\' || last == '[') {
        known = false;
      } else if (last < c) {
        throw new Fault("the range `" + c + "-" + last + "` is in the wrong order");
      } else {
        ranges.set(ranges.size() - 1, new Range(c, last));
      }
    }
  }
}
