package dev.fargen.check.pipeline;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.Spec;
import dev.fargen.workload.Project;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.pipeline.Pipeline;
import java.util.List;

/** The machines of the pipeline run Linux, and can't build an image of Windows. */
public final class WindowsBuildRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    for (Build build : project.pipeline().map(Pipeline::builds).orElse(List.of())) {
      if (build.platform().startsWith("windows/")) {
        diagnostics.report(
            Diagnostic.of(
                    Code.NOT_ON_WINDOWS,
                    "the pipeline can't build an image of Windows: it runs Linux")
                .at(build.span())
                .help("build the image elsewhere, and name it by `image`"));
      }
    }
  }
}
