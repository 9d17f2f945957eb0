package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import java.util.List;

/**
 * A text after interpolation.
 *
 * @param literal the text that Compose would use
 * @param written the text as a spec has it: a variable is a reference to a parameter, and a secret
 *     one is its name between two {@link #MARK}s
 * @param variables the variables in it
 */
record Interpolated(String literal, String written, List<Variable> variables) {

  /** Stands before and behind the name of a secret variable. */
  static final String MARK = "\u0001";

  /**
   * A variable of Compose in a text.
   *
   * @param known whether {@code .env} or a default says what it is
   * @param secret whether its value must not stand in the spec
   */
  record Variable(String name, boolean known, boolean secret) {}

  Interpolated {
    variables = List.copyOf(variables);
  }

  static Interpolated constant(String text) {
    return new Interpolated(text, escaped(text), List.of());
  }

  /** The text as a spec has it, in which nothing is a reference. */
  static String escaped(String text) {
    return text.replace("${", "$${");
  }

  /** A secret variable as it stands in {@link #written}. */
  static String mark(String variable) {
    return MARK + variable + MARK;
  }

  boolean hasSecret() {
    return Lists.any(variables, Variable::secret);
  }

  /** Whether what Compose would use is known: no variable is without a value. */
  boolean isKnown() {
    return Lists.all(variables, Variable::known);
  }
}
