package dev.fargen.check.services;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecScope;
import dev.fargen.workload.Project;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The parameters that {@code fargen restart} and {@code fargen deploy} set have fixed names, so
 * that a parameter of the spec cannot have one: CloudFormation knows parameters by their names
 * (CloudFormation template reference, "Parameters").
 */
public final class AddedParameterRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    Set<String> told = new HashSet<>();
    for (int i = 0; i < project.stacks().size(); i++) {
      Stack stack = project.stacks().get(i);
      SpecScope scope = spec.environments().get(i).scope();
      Map<String, Span> uses = scope.uses().all();
      for (Workload workload : stack.workloads()) {
        for (String name : workload.addedParameters()) {
          Span use = uses.get(name);
          boolean own = scope.valueOf(name).isPresent() || project.parameters().containsKey(name);
          if (use != null && own && told.add(name)) {
            report(name, use, workload, diagnostics);
          }
        }
      }
    }
  }

  private static void report(String name, Span use, Workload workload, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                Code.NAME_CONFLICT,
                "the parameter `" + name + "` has the name of a parameter that fargen adds")
            .at(use)
            .at(workload.span(), "service with the parameter `" + name + "`")
            .help("rename the parameter, for example to `My" + name + "`"));
  }
}
