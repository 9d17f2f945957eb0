package dev.fargen.check.pipeline;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.pipeline.PipelineKeys;
import dev.fargen.workload.Project;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code pipeline.build} must build the image of a workload, and nothing else, in a repository
 * named after the spec, with at least two characters (Amazon ECR API reference, "CreateRepository",
 * repositoryName).
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
                        image -> unknown(image, project, diagnostics),
                        () -> {
                          image(build.value(), spec, project, diagnostics);
                          name(build, spec.name(), diagnostics);
                        }));
  }

  /** The build sets the parameter to an image, so it must not mean anything else. */
  private static void image(Section build, Spec spec, Project project, Diagnostics diagnostics) {
    build
        .get(PipelineKeys.Build.IMAGE)
        .filter(image -> !isImage(image.value(), project))
        .filter(
            image ->
                !Lists.any(
                    spec.environments(),
                    one -> one.scope().uses().mentioned().contains(image.value())))
        .ifPresent(
            image ->
                diagnostics.report(
                    Diagnostic.of(
                            Code.INVALID_REFERENCE,
                            "parameter `" + image.value() + "` is not the image of a workload")
                        .at(image.span())
                        .note("the build sets the parameter to the URI and digest of the image")
                        .help(
                            "write `image: \"${Image}\"` in the workload, and `image: Image` here")));
  }

  private static boolean isImage(String parameter, Project project) {
    return Lists.any(
        project.stacks(),
        stack ->
            Lists.any(
                stack.workloads(),
                workload ->
                    Lists.any(
                        workload.containers(),
                        container -> isImage(parameter, container.image()))));
  }

  private static boolean isImage(String parameter, Image image) {
    if (image instanceof Image.Built built) {
      return built.build().parameter().equals(parameter);
    }
    return image instanceof Image.Reference reference
        && reference.uri().value().parameter().equals(Optional.of(parameter));
  }

  private static boolean isGiven(String parameter, Project project) {
    return Lists.any(
        project.stacks(), stack -> stack.environment().values().containsKey(parameter));
  }

  private static void unknown(Given<String> image, Project project, Diagnostics diagnostics) {
    Set<String> images = new TreeSet<>();
    for (Stack stack : project.stacks()) {
      images.addAll(
          Lists.filter(
              stack.environment().values().keySet(), parameter -> isImage(parameter, project)));
    }
    diagnostics.report(
        Diagnostic.of(
                Code.UNKNOWN_REFERENCE,
                "parameter `" + image.value() + "` is not defined in any environment")
            .at(image.span())
            .unknown(
                image.value(),
                images,
                images.isEmpty()
                    ? "write `image: \"${" + image.value() + "}\"` in a workload"
                    : "write " + Suggestion.oneOf(images)));
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
              .help(
                  "write a longer `name`, or move `build` to the workload, for example `build: .`"));
    }
  }
}
