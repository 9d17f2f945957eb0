package dev.fargen.check.environments;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.Spec;
import dev.fargen.workload.Project;
import dev.fargen.workload.environment.Import;
import dev.fargen.workload.stack.Stack;

/** A stack can't import what it exports itself. */
public final class ImportRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    for (Stack stack : project.stacks()) {
      for (Import one : stack.base().imports()) {
        if (one.spec().value().equals(project.name().value())) {
          diagnostics.report(
              Diagnostic.of(
                      Code.IMPORTS_ITSELF,
                      "the spec can't import from `" + one.spec().value() + "`: that is itself")
                  .at(one.spec().span(), "imported here")
                  .at(project.name().span(), "its own name")
                  .help("name the other spec"));
        }
      }
    }
  }
}
