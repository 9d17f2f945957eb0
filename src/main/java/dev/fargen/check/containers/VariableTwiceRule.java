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
 * A variable is either plain or secret: ECS refuses a task definition that has it as both (Amazon
 * ECS API reference, "ContainerDefinition", environment and secrets).
 */
public final class VariableTwiceRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    stack.containers().forEach(container -> check(container, diagnostics));
  }

  private static void check(Container container, Diagnostics diagnostics) {
    Map<String, Variable> plain = new HashMap<>();
    for (Variable variable : container.variables().plain()) {
      // What stands under `secrets` but is no secret has become a plain variable.
      Variable first = plain.putIfAbsent(variable.name(), variable);
      if (first != null) {
        diagnostics.report(
            Diagnostic.of(Code.VARIABLE_TWICE, "`" + variable.name() + "` is there twice")
                .at(variable.span(), "again here")
                .at(first.span(), "first here")
                .help("keep one of the two"));
      }
      for (SecretVariable secret : container.variables().secrets()) {
        if (variable.name().equals(secret.name())) {
          diagnostics.report(
              Diagnostic.of(
                      Code.VARIABLE_TWICE,
                      "`" + secret.name() + "` is an environment variable and a secret at once")
                  .at(secret.span(), "a secret here")
                  .at(variable.span(), "a plain variable here")
                  .help("keep one of the two"));
        }
      }
    }
  }
}
