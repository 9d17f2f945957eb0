package dev.fargen.spec.containers;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The expansion of variables in a value of an {@link EnvFile}, as Compose expands them, but from
 * the files alone: the shell has no say in what is rendered (Docker documentation,
 * "Interpolation").
 */
final class Expansion {

  /** Longer ones first. */
  private static final List<String> OPERATORS = List.of(":-", ":?", ":+", "-", "?", "+");

  /**
   * What is wrong.
   *
   * @param at where in the value
   */
  record Fault(int at, String message, String help) {}

  private final Function<String, @Nullable String> variables;
  private @Nullable Fault fault;

  Expansion(Function<String, @Nullable String> variables) {
    this.variables = variables;
  }

  /** The first fault, if there is one. */
  Optional<Fault> fault() {
    return Optional.ofNullable(fault);
  }

  /** The value with the values of its variables. */
  String of(String value) {
    return of(value, 0);
  }

  private String of(String value, int offset) {
    StringBuilder expanded = new StringBuilder();
    int at = 0;
    for (int dollar = value.indexOf('$'); dollar >= 0; dollar = value.indexOf('$', at)) {
      expanded.append(value, at, dollar);
      char next = dollar + 1 < value.length() ? value.charAt(dollar + 1) : ' ';
      int end;
      if (next == '$') {
        expanded.append('$');
        end = dollar + 2;
      } else if (next == '{') {
        int closing = closing(value, dollar + 2);
        end = closing < 0 ? value.length() : closing + 1;
        if (closing < 0) {
          report(offset + dollar, "`${` has no closing brace", "write `}` after the name");
        } else {
          expanded.append(braced(value.substring(dollar + 2, closing), offset + dollar));
        }
      } else {
        end = nameEnd(value, dollar + 1);
        if (end == dollar + 1) {
          report(
              offset + dollar,
              "a `$` without the name of a variable",
              "write `$$` for a dollar, or put the value in single quotes");
        } else {
          expanded.append(variable(value.substring(dollar + 1, end), offset + dollar));
        }
      }
      at = end;
    }
    return expanded.append(value, at, value.length()).toString();
  }

  private String braced(String inside, int at) {
    int end = nameEnd(inside, 0);
    String name = inside.substring(0, end);
    String rest = inside.substring(end);
    if (end > 0 && rest.isEmpty()) {
      return variable(name, at);
    }
    for (String operator : end > 0 ? OPERATORS : List.<String>of()) {
      if (rest.startsWith(operator)) {
        int argument = at + 2 + end + operator.length();
        return operated(name, operator, rest.substring(operator.length()), at, argument);
      }
    }
    report(
        at,
        "`${"
            + inside
            + "}` is not supported in an `env_file`, which can refer only to variables of"
            + " such files",
        "write the variable under `environment`, where references to the spec are supported");
    return "";
  }

  private String operated(String name, String operator, String argument, int at, int inside) {
    String value = variables.apply(name);
    boolean has = value != null && !(operator.startsWith(":") && value.isEmpty());
    if (operator.endsWith("-")) {
      return has && value != null ? value : of(argument, inside);
    }
    if (operator.endsWith("+")) {
      return has ? of(argument, inside) : "";
    }
    if (!has) {
      report(
          at, "`" + name + "` has no value: " + argument, "write `" + name + "=<value>` before it");
    }
    return has && value != null ? value : "";
  }

  private String variable(String name, int at) {
    String value = variables.apply(name);
    if (value == null) {
      report(
          at,
          "`" + name + "` is not defined before this line",
          "write `"
              + name
              + "=<value>` before it; for a template parameter, write the variable under"
              + " `environment`");
    }
    return value == null ? "" : value;
  }

  private void report(int at, String message, String help) {
    if (fault == null) {
      fault = new Fault(at, message, help);
    }
  }

  /** The brace that closes; those between come in pairs. */
  private static int closing(String value, int from) {
    int open = 1;
    for (int i = from; i < value.length(); i++) {
      char c = value.charAt(i);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    return -1;
  }

  private static int nameEnd(String value, int from) {
    int end = from;
    while (end < value.length() && isOfName(value.charAt(end), end == from)) {
      end++;
    }
    return end;
  }

  private static boolean isOfName(char c, boolean first) {
    boolean letter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (!first && c >= '0' && c <= '9');
  }
}
