package dev.fargen.check.repositories;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecScope;
import dev.fargen.workload.Project;
import dev.fargen.workload.repositories.FirstImages;
import dev.fargen.workload.services.Workload;
import dev.fargen.yaml.ScalarNode;
import java.util.List;

/**
 * The parameter that says whether the first images are pushed must be {@code true} or {@code
 * false}: no task starts before (CloudFormation template reference, "Condition functions").
 */
public final class ImagesPushedRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    for (int i = 0; i < project.stacks().size(); i++) {
      SpecScope scope = spec.environments().get(i).scope();
      for (Workload workload : project.stacks().get(i).workloads()) {
        if (FirstImages.areInOwnRepository(workload.containers())) {
          check(FirstImages.parameter(workload.name()), scope, diagnostics);
        }
      }
    }
  }

  private static void check(String parameter, SpecScope scope, Diagnostics diagnostics) {
    if (scope.valueOf(parameter).orElse(null) instanceof ScalarNode value
        && !List.of("true", "false").contains(value.text())) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "`" + parameter + "` must be true or false, not `" + value.text() + "`")
              .at(value.span()));
    }
  }
}
