package dev.fargen.migrate.compose;

import dev.fargen.migrate.CannotImport;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Replaces the variables in a text (Compose Specification, "Interpolation"): {@code $X}, {@code
 * ${X}}, with the operators {@code :-}, {@code -}, {@code :?}, {@code ?}, {@code :+} and {@code +};
 * {@code $$} is a dollar.
 */
final class Interpolation {

  /** Longer ones first. */
  private static final List<String> OPERATORS = List.of(":-", ":?", ":+", "-", "?", "+");

  /** The most variables inside of each other. */
  private static final int DEEPEST = 20;

  private final Variables variables;
  private final Origin origin;
  private final List<Interpolated.Variable> used = new ArrayList<>();

  private Interpolation(Variables variables, Origin origin) {
    this.variables = variables;
    this.origin = origin;
  }

  /**
   * The text with the values of its variables.
   *
   * @throws CannotImport where Compose does not accept it
   */
  static Interpolated of(String text, Variables variables, Origin origin) {
    if (text.indexOf('$') < 0) {
      return Interpolated.constant(text);
    }
    return new Interpolation(variables, origin).read(text, 0);
  }

  private Interpolated read(String text, int depth) {
    if (depth > DEEPEST) {
      throw fault("has too many variables inside of each other");
    }
    StringBuilder literal = new StringBuilder();
    StringBuilder written = new StringBuilder();
    int at = 0;
    for (int dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', at)) {
      String before = text.substring(at, dollar);
      literal.append(before);
      written.append(Interpolated.escaped(before));
      char next = dollar + 1 < text.length() ? text.charAt(dollar + 1) : ' ';
      if (next == '$') {
        boolean brace = dollar + 2 < text.length() && text.charAt(dollar + 2) == '{';
        literal.append('$');
        written.append(brace ? "$$" : "$");
        at = dollar + 2;
      } else if (next == '{') {
        int closing = closing(text, dollar + 2);
        if (closing < 0) {
          throw fault("has `${` without a closing brace");
        }
        add(braced(text.substring(dollar + 2, closing), depth), literal, written);
        at = closing + 1;
      } else {
        int end = nameEnd(text, dollar + 1);
        if (end == dollar + 1) {
          literal.append('$');
          written.append('$');
        } else {
          add(plain(text.substring(dollar + 1, end)), literal, written);
        }
        at = end;
      }
    }
    literal.append(text, at, text.length());
    written.append(Interpolated.escaped(text.substring(at)));
    return new Interpolated(literal.toString(), written.toString(), used);
  }

  private static void add(Interpolated part, StringBuilder literal, StringBuilder written) {
    literal.append(part.literal());
    written.append(part.written());
  }

  private Interpolated braced(String inside, int depth) {
    int end = nameEnd(inside, 0);
    String name = inside.substring(0, end);
    String rest = inside.substring(end);
    if (end > 0 && rest.isEmpty()) {
      return plain(name);
    }
    for (String operator : end > 0 ? OPERATORS : List.<String>of()) {
      if (rest.startsWith(operator)) {
        return operated(name, operator, rest.substring(operator.length()), depth);
      }
    }
    throw fault("has `${" + inside + "}`, which is no variable");
  }

  private Interpolated plain(String name) {
    Optional<String> value = variables.value(name);
    return reference(name, value.orElse(""), value.isPresent());
  }

  private Interpolated operated(String name, String operator, String argument, int depth) {
    Optional<String> value = variables.value(name);
    boolean has = value.isPresent() && !(operator.startsWith(":") && value.get().isEmpty());
    if (operator.endsWith("?")) {
      variables.require(name);
      return reference(name, value.orElse(""), has);
    }
    if (has && operator.endsWith("-")) {
      return reference(name, value.get(), true);
    }
    if (has == operator.endsWith("-")) {
      used.add(new Interpolated.Variable(name, true, false));
      if (operator.endsWith("+")) {
        variables.fix(name, origin);
      }
      return Interpolated.constant("");
    }
    Interpolated other = read(argument, depth + 1);
    boolean constant = operator.endsWith("-") && other.literal().equals(other.written());
    if (!constant) {
      variables.fix(name, origin);
    }
    return constant ? reference(name, other.literal(), true) : other;
  }

  private Interpolated reference(String name, String value, boolean known) {
    boolean secret = variables.isSecret(name, value);
    used.add(new Interpolated.Variable(name, known, secret));
    String written =
        secret ? Interpolated.mark(name) : variables.parameter(name, value, known, origin);
    return new Interpolated(value, written, List.of());
  }

  private CannotImport fault(String what) {
    return new CannotImport(
        "`"
            + origin.file()
            + "` line "
            + origin.span().line()
            + " "
            + what
            + "; write `$$` for a dollar");
  }

  /** The brace that closes; those between come in pairs. */
  private static int closing(String text, int from) {
    int open = 1;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      open += c == '{' && text.charAt(i - 1) == '$' ? 1 : c == '}' ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    return -1;
  }

  private static int nameEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isOfName(text.charAt(end), end == from)) {
      end++;
    }
    return end;
  }

  private static boolean isOfName(char c, boolean first) {
    boolean letter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (!first && c >= '0' && c <= '9');
  }
}
