package dev.fargen.check.pipeline;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.pipeline.PipelineKeys;
import dev.fargen.workload.Project;
import dev.fargen.workload.containers.Build;

/**
 * {@code pipeline.build} must build the image of a workload, in a repository named after the spec,
 * with at least two characters (Amazon ECR API reference, "CreateRepository", repositoryName).
 */
public final class PipelineImageRule implements ProjectRule {

  private static final int SHORTEST = 2;

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    spec.pipeline()
        .flatMap(pipeline -> pipeline.keys().get(PipelineKeys.BUILD))
        .ifPresent(
            build ->
                build
                    .value()
                    .get(PipelineKeys.Build.IMAGE)
                    .filter(image -> !isGiven(image.value(), project))
                    .ifPresentOrElse(
                        image -> unknown(image, diagnostics),
                        () -> name(build, spec.name(), diagnostics)));
  }

  private static boolean isGiven(String parameter, Project project) {
    return Lists.any(
        project.stacks(), stack -> stack.environment().values().containsKey(parameter));
  }

  private static void unknown(Given<String> image, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                Code.UNKNOWN_REFERENCE,
                "parameter `" + image.value() + "` is not defined in any environment")
            .at(image.span())
            .help("write `image: \"${" + image.value() + "}\"` in a workload"));
  }

  private static void name(Given<Section> build, Given<String> name, Diagnostics diagnostics) {
    if (Build.InPipeline.of(name.value(), "").repository().length() < SHORTEST) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "`" + name.value() + "` is too short for an image repository name")
              .at(name.span())
              .at(build.span().firstLine(), "the image repository is named after `name`")
              .note("ECR repository names have at least two characters")
              .help("write a longer `name`, or move `build` to the workload, such as `build: .`"));
    }
  }
}
