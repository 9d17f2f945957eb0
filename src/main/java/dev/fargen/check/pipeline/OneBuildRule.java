package dev.fargen.check.pipeline;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.workload.Project;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.pipeline.Pipeline;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pipeline builds once, before the first stage, and all environments run the same: so each
 * image parameter has one build, in every environment the same, and one platform is that of all,
 * since a machine of CodeBuild has one (AWS CodeBuild user guide, "Build environment compute modes
 * and types").
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
              Lists.first(all, one -> !one.platform().equals(all.get(0).platform()))
                  .map(other -> twoPlatforms(other, all.get(0)))
                  .ifPresent(diagnostics::report);
            });
  }

  private static void builds(Project project, List<Build> all, Diagnostics diagnostics) {
    Map<String, Environment> firsts = new HashMap<>();
    for (Stack stack : project.stacks()) {
      Environment here = stack.environment();
      for (Build build : Lists.present(Lists.map(stack.builds(), one -> one.in(here)))) {
        String parameter = build.parameter();
        boolean elsewhere = !here.equals(firsts.computeIfAbsent(parameter, first -> here));
        Lists.first(all, one -> one.parameter().equals(parameter))
            .ifPresent(known -> compare(build, known, elsewhere, diagnostics));
      }
    }
  }

  private static void compare(
      Build build, Build known, boolean elsewhere, Diagnostics diagnostics) {
    boolean same = known.builds(build) && known.repository().equals(build.repository());
    if (known.repository() instanceof Build.InPipeline own && own.name().isEmpty()) {
      diagnostics.report(
          conflict(
              "the image parameter `" + build.parameter() + "` has two builds",
              build,
              "built by the workload",
              known,
              "and by the pipeline",
              "take one of the two away"));
    } else if (!same && elsewhere) {
      Diagnostic vary =
          Diagnostic.of(
                  Code.CANNOT_VARY,
                  "environments differ in the build of `" + build.parameter() + "`")
              .at(build.span(), "not as in the other environments")
              .note("the pipeline builds an image once, and every environment runs that one")
              .help("write the same in every environment");
      boolean there = !known.span().equals(build.span());
      diagnostics.report(there ? vary.at(known.span(), "the build there") : vary);
    } else if (!same) {
      diagnostics.report(
          conflict(
              "the image parameter `" + build.parameter() + "` has two builds that differ",
              build,
              "one here",
              known,
              "the other one here",
              "give one of them another parameter: `image: ${Name}` beside `build`"));
    }
  }

  private static Diagnostic twoPlatforms(Build one, Build first) {
    return conflict(
        "the pipeline builds for one platform, and this is for another one",
        one,
        "for " + one.platform(),
        first,
        "for " + first.platform(),
        "write the same `platform` in all workloads, or build one of the images elsewhere");
  }

  private static Diagnostic conflict(
      String message, Build one, String here, Build other, String there, String help) {
    return Diagnostic.of(Code.CONFLICTING_KEYS, message)
        .at(one.span(), here)
        .at(other.span(), there)
        .help(help);
  }
}
