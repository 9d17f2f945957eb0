package dev.fargen.check.pipeline;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.workload.Project;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.pipeline.Pipeline;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Each image parameter must have one build, the same in every environment, and all builds one
 * platform: the pipeline builds once for all environments, on one CodeBuild project (AWS CodeBuild
 * user guide, "Build environment compute modes and types").
 */
public final class OneBuildRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    project
        .pipeline()
        .map(Pipeline::builds)
        .ifPresent(
            all -> {
              builds(project, all, diagnostics);
              List<Build> linux = Lists.filter(all, one -> !one.platform().startsWith("windows/"));
              Lists.first(linux, one -> !one.platform().equals(linux.get(0).platform()))
                  .map(other -> twoPlatforms(other, linux.get(0)))
                  .ifPresent(diagnostics::report);
            });
  }

  private static void builds(Project project, List<Build> all, Diagnostics diagnostics) {
    Map<String, Environment> firsts = new HashMap<>();
    for (Stack stack : project.stacks()) {
      Environment here = stack.environment();
      for (Container container : stack.containers()) {
        if (container.image() instanceof Image.Built built) {
          String parameter = built.build().parameter();
          boolean elsewhere = !here.equals(firsts.computeIfAbsent(parameter, first -> here));
          Optional<String> where = elsewhere ? here.name() : Optional.empty();
          Optional<Build> build = built.build().in(here);
          Optional<Build> known = Lists.first(all, one -> one.parameter().equals(parameter));
          if (build.isPresent() && known.isPresent()) {
            compare(container.name(), built.build(), build.get(), known.get(), where, diagnostics);
          }
        }
      }
    }
  }

  /**
   * @param written the build with its repository as the spec has it
   */
  private static void compare(
      String container,
      Build written,
      Build build,
      Build known,
      Optional<String> elsewhere,
      Diagnostics diagnostics) {
    boolean same = known.builds(build);
    boolean pushed = known.repository().equals(build.repository());
    if (known.repository() instanceof Build.InPipeline own && own.name().isEmpty()) {
      diagnostics.report(
          conflict(
              "image parameter `" + build.parameter() + "` has two builds",
              build,
              "built by the workload",
              known,
              "built by the pipeline",
              "remove `build` of the workload or `build` of the pipeline"));
    } else if (!same && elsewhere.isPresent()) {
      Diagnostic vary =
          Diagnostic.of(
                  Code.CANNOT_VARY,
                  "`build` of " + image(container, build) + " differs between environments")
              .at(build.span(), "different in environment `" + elsewhere.orElseThrow() + "`")
              .note("the pipeline builds an image once for all environments")
              .help("write the same build in every environment");
      boolean there = !known.span().equals(build.span());
      diagnostics.report(there ? vary.at(known.span(), "build of the other environments") : vary);
    } else if (!pushed && elsewhere.isPresent()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CANNOT_VARY,
                  "the repository of " + image(container, build) + " differs between environments")
              .at(
                  written.repository() instanceof Build.Existing existing
                      ? existing.name().span()
                      : build.span(),
                  (build.repository() instanceof Build.Existing existing
                          ? "`" + existing.name().value().written() + "`"
                          : "another repository")
                      + " in environment `"
                      + elsewhere.get()
                      + "`")
              .note("the pipeline builds and pushes an image once for all environments")
              .help("write the same repository for every environment" + such(known)));
    } else if (!same || !pushed) {
      diagnostics.report(
          conflict(
              "image parameter `" + build.parameter() + "` has two different builds",
              build,
              "second build",
              known,
              "first build",
              "write `image: \"${"
                  + build.parameter()
                  + "2}\"` for the second build, to give it a parameter of its own"));
    }
  }

  private static String such(Build build) {
    return build.repository() instanceof Build.Existing existing
        ? ", such as `image: {ecr: " + existing.name().value().written() + "}`"
        : "";
  }

  /** The name that the spec has for the image, or the container that it is the image of. */
  private static String image(String container, Build build) {
    String name =
        build.repository() instanceof Build.InStack own
            ? own.name()
            : build.repository() instanceof Build.InPipeline own ? own.name() : "";
    return name.isEmpty() ? "the image of `" + container + "`" : "`" + name + "`";
  }

  private static Diagnostic twoPlatforms(Build one, Build first) {
    return conflict(
        "the pipeline cannot build for two platforms",
        one,
        one.platform(),
        first,
        first.platform(),
        "write the same `platform` in all workloads, or build one image outside the pipeline");
  }

  private static Diagnostic conflict(
      String message, Build one, String here, Build other, String there, String help) {
    return Diagnostic.of(Code.CONFLICTING_KEYS, message)
        .at(one.span(), here)
        .at(other.span(), there)
        .help(help);
  }
}
