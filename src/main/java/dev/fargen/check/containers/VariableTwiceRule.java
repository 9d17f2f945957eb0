package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.SecretVariable;
import dev.fargen.workload.containers.Variables.Variable;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.Map;

/**
 * A variable must be defined once, as a plain value or as a secret (Amazon ECS API reference,
 * "ContainerDefinition", environment and secrets).
 */
public final class VariableTwiceRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    stack.containers().forEach(container -> check(container, diagnostics));
  }

  private static void check(Container container, Diagnostics diagnostics) {
    Map<String, Variable> plain = new HashMap<>();
    for (Variable variable : container.variables().plain()) {
      // An entry under `secrets` that refers to no secret is a plain variable.
      Variable first = plain.putIfAbsent(variable.name(), variable);
      if (first != null) {
        diagnostics.report(
            Diagnostic.of(Code.VARIABLE_TWICE, "`" + variable.name() + "` is defined twice")
                .at(variable.span(), "second definition")
                .at(first.span(), "first definition")
                .help("remove one of the two definitions"));
      }
      for (SecretVariable secret : container.variables().secrets()) {
        if (variable.name().equals(secret.name())) {
          diagnostics.report(
              Diagnostic.of(
                      Code.VARIABLE_TWICE,
                      "`" + secret.name() + "` is defined as a plain variable and as a secret")
                  .at(secret.span(), "secret")
                  .at(variable.span(), "plain variable")
                  .help("remove one of the two definitions"));
        }
      }
    }
  }
}
