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

/**
 * The pipeline cannot build Windows images: its CodeBuild projects run Linux (AWS CodeBuild user
 * guide, "Build environment compute modes and types").
 */
public final class WindowsBuildRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    for (Build build : project.pipeline().map(Pipeline::builds).orElse(List.of())) {
      if (build.platform().startsWith("windows/")) {
        diagnostics.report(
            Diagnostic.of(Code.NOT_ON_WINDOWS, "the pipeline cannot build Windows images")
                .at(build.span())
                .note("the CodeBuild project of the pipeline runs Linux")
                .help("build the image outside the pipeline, and write `image`"));
      }
    }
  }
}
