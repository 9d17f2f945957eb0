package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What stands between the braces of {@code ${Name:-default}} (Compose Specification,
 * "Interpolation"). A template parameter has no other operator: it always has a value, which may be
 * empty, because CloudFormation refuses a stack with a parameter that has neither a value nor a
 * default.
 *
 * @param name what stands before the operator
 * @param operator empty where there is none
 * @param argument what stands behind the operator
 */
public record Interpolation(String name, String operator, String argument) {

  /** Separates the name of a parameter from its default. */
  public static final String DEFAULT = ":-";

  private static final String OPENING = "${";

  /** Longer ones first. */
  private static final List<String> OPERATORS = List.of(DEFAULT, ":?", ":+", "-", "?", "+");

  /** The parts of what stands between the braces, if it begins like a name of Compose. */
  public static Optional<Interpolation> of(String inside) {
    int end = 0;
    while (end < inside.length() && isOfName(inside.charAt(end))) {
      end++;
    }
    String name = inside.substring(0, end);
    if (name.isEmpty() || name.length() == inside.length()) {
      return name.isEmpty() ? Optional.empty() : Optional.of(new Interpolation(name, "", ""));
    }
    for (String operator : OPERATORS) {
      if (inside.startsWith(operator, end)) {
        String argument = inside.substring(end + operator.length());
        return Optional.of(new Interpolation(name, operator, argument));
      }
    }
    return Optional.empty();
  }

  /** The parts of a text that is nothing but one reference. */
  static Optional<Interpolation> whole(Node node) {
    return node instanceof ScalarNode scalar
            && scalar.text().startsWith(OPENING)
            && new Braces(scalar.text()).closing(OPENING.length()) == scalar.text().length() - 1
        ? of(scalar.text().substring(OPENING.length(), scalar.text().length() - 1))
        : Optional.empty();
  }

  /** The parameter, if the operator, or none, is one of a template parameter. */
  Optional<String> parameter() {
    boolean fits = operator.isEmpty() || operator.equals(DEFAULT);
    return fits && Name.PARAMETER.regex().matches(name) ? Optional.of(name) : Optional.empty();
  }

  /** Whether it is a template parameter with a default. */
  public boolean declaresDefault() {
    return operator.equals(DEFAULT) && parameter().isPresent();
  }

  /** The default as it is meant, with single dollars before braces. */
  public String fallback() {
    return argument.replace("$" + OPENING, OPENING);
  }

  /** Whether the default refers to something, which a default cannot. */
  public boolean isNested() {
    return argument.replace("$" + OPENING, "").contains(OPENING);
  }

  /**
   * The fault of an operator or name that only Compose has.
   *
   * @param before the text before it
   */
  Diagnostic fault(Span span, String before) {
    Diagnostic fault =
        Diagnostic.of(
                Code.INVALID_REFERENCE,
                "`" + OPENING + name + operator + argument + "}` is not a valid reference")
            .at(span);
    Optional<String> copilot = CopilotVariables.help(name, before);
    if (copilot.isPresent()) {
      return (CopilotVariables.isKnown(name)
              ? fault.note("only Copilot sets `" + name + "`")
              : fault)
          .help(copilot.get());
    }
    boolean named = Name.PARAMETER.regex().matches(name);
    Diagnostic noted =
        named ? fault : fault.note("the name of a template parameter has only letters and digits");
    String parameter = OPENING + (named ? name : camel(name));
    if (operator.endsWith("?")) {
      return noted
          .note("a parameter without a default requires a value; fargen reports a missing one")
          .help("write `" + parameter + "}`");
    }
    if (operator.endsWith("+")) {
      return noted
          .note("a template parameter always has a value, which `" + operator + "` would replace")
          .help(
              "write "
                  + (argument.isEmpty() ? "the value" : "`" + argument + "`")
                  + ", or a parameter with a value under `parameters` of each environment");
    }
    String fallback = operator.isEmpty() ? "" : DEFAULT + argument;
    return (operator.equals("-")
            ? noted.note(
                "a template parameter always has a value, which may be empty; `-` applies only to a"
                    + " variable without a value")
            : noted)
        .help("write `" + parameter + fallback + "}`");
  }

  /** {@code LOG_LEVEL} as {@code LogLevel}. */
  private static String camel(String name) {
    StringBuilder words = new StringBuilder();
    for (String word : name.split("_")) {
      if (!word.isEmpty()) {
        boolean shouted = word.equals(word.toUpperCase(Locale.ROOT));
        String tail = word.substring(1);
        words.append(word.substring(0, 1).toUpperCase(Locale.ROOT));
        words.append(shouted ? tail.toLowerCase(Locale.ROOT) : tail);
      }
    }
    return words.isEmpty() ? "Name" : words.toString();
  }

  private static boolean isOfName(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }
}
