package dev.fargen.check.containers;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Variables.Variable;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * Warns of containers with more than 100 environment variables: for these, CloudFormation was seen
 * to create task definitions without any variable, and to report success (aws-cdk, issue 38225). No
 * page of AWS has the limit, so it is no error.
 */
public final class VariableCountRule implements WarningRule {

  private static final int MOST = 100;

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      for (Container container : workload.containers()) {
        List<Variable> variables = container.variables().plain();
        if (variables.size() > MOST) {
          warnings.report(
              workload,
              Diagnostic.of(
                      Code.TOO_MANY_VARIABLES,
                      "`"
                          + container.name()
                          + "` has "
                          + variables.size()
                          + " environment variables")
                  .at(variables.get(MOST).span(), "variable " + (MOST + 1))
                  .note(
                      "with more than "
                          + MOST
                          + ", CloudFormation may create the task definition without any of them")
                  .help(
                      "combine variables, for example as JSON in one, or read them from a file that"
                          + " `configs` mounts; the variables of `env_file` count too"));
        }
      }
    }
  }
}
