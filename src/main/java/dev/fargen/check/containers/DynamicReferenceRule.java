package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Variables.Variable;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;

/**
 * CloudFormation resolves references to secure strings in a few properties only, none of them in a
 * task definition (CloudFormation user guide, "Get a secure string value from Systems Manager
 * Parameter Store").
 */
public final class DynamicReferenceRule implements Rule {

  private static final String SECURE = "{{resolve:ssm-secure:";

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Container container : stack.containers()) {
      List<Given<Text>> program = new ArrayList<>(container.program().entrypoint());
      program.addAll(container.program().command());
      container.program().workingDir().ifPresent(program::add);
      container.lifecycle().healthCheck().ifPresent(check -> program.addAll(check.test()));
      for (Given<Text> text : program) {
        check(
            text,
            "remove the dynamic reference here, write `<variable>: {ssm: {name}}` under `secrets`, and read the variable in the program",
            stack.environment(),
            diagnostics);
      }
      for (Variable variable : container.variables().plain()) {
        check(
            variable.value(),
            "write it under `secrets`: `" + variable.name() + ": {ssm: {name}}`",
            stack.environment(),
            diagnostics);
      }
    }
  }

  private static void check(
      Given<Text> text, String help, Environment environment, Diagnostics diagnostics) {
    String value = environment.literal(text.value()).orElseGet(() -> text.value().written());
    if (value.contains(SECURE)) {
      String name = parameter(value);
      boolean versioned = value.contains(SECURE + name + ":");
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_REFERENCE,
                  "CloudFormation does not resolve `ssm-secure` dynamic references in task definitions")
              .at(text.span())
              .help(
                  help.replace("{name}", name)
                      + (versioned
                          ? "; ECS then uses the latest version of the parameter, and no other one"
                          : "")));
    }
  }

  /** The name of the parameter, between the prefix and its version. */
  private static String parameter(String value) {
    int from = value.indexOf(SECURE) + SECURE.length();
    int end = from;
    while (end < value.length() && ":}".indexOf(value.charAt(end)) < 0) {
      end++;
    }
    return value.substring(from, end);
  }
}
