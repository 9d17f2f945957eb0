package dev.fargen.check.environments;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.Spec;
import dev.fargen.workload.Project;
import dev.fargen.workload.environment.Import;
import dev.fargen.workload.stack.Stack;

/**
 * A stack cannot import its own exports (CloudFormation user guide, "Get exported outputs from a
 * deployed CloudFormation stack").
 */
public final class ImportRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    for (Stack stack : project.stacks()) {
      for (Import one : stack.base().imports()) {
        if (one.spec().value().equals(project.name().value())) {
          diagnostics.report(
              Diagnostic.of(
                      Code.IMPORTS_ITSELF,
                      "spec `" + one.spec().value() + "` cannot import from itself")
                  .at(one.spec().span())
                  .at(project.name().span(), "name of this spec")
                  .help("write the name of the other spec"));
        }
      }
    }
  }
}
