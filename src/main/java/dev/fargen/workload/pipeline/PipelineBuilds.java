package dev.fargen.workload.pipeline;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects what the pipeline builds. It builds once, before the first stage, and all environments
 * run the same: so each image parameter has one build, in every environment the same, and one
 * platform is that of all, since a machine of CodeBuild has one.
 */
final class PipelineBuilds {

  private final Map<String, Build> builds = new LinkedHashMap<>();
  private final Map<String, Environment> firsts = new HashMap<>();
  private final Diagnostics diagnostics;

  PipelineBuilds(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The build of {@code pipeline.build}. */
  void add(Build build) {
    builds.put(build.parameter(), build);
  }

  void add(Stack stack) {
    for (Build build : stack.builds()) {
      named(build, stack.environment()).ifPresent(one -> add(one, stack.environment()));
    }
  }

  List<Build> all() {
    List<Build> all = new ArrayList<>(builds.values());
    for (Build build : all) {
      if (!build.platform().equals(all.get(0).platform())) {
        diagnostics.report(
            conflict(
                "the pipeline builds for one platform, and this is for another one",
                build,
                "for " + build.platform(),
                all.get(0),
                "for " + all.get(0).platform(),
                "write the same `platform` in all workloads, or build one of the images elsewhere"));
        break;
      }
    }
    return all;
  }

  private void add(Build build, Environment environment) {
    Build known = builds.putIfAbsent(build.parameter(), build);
    if (known == null) {
      firsts.put(build.parameter(), environment);
      return;
    }
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
    } else if (!same && !environment.equals(firsts.get(build.parameter()))) {
      Diagnostic vary =
          Diagnostic.of(
                  Code.CANNOT_VARY,
                  "environments differ in the build of `" + build.parameter() + "`")
              .at(build.span(), "not as in the other environments")
              .note("the pipeline builds an image once, and every environment runs that one")
              .help("write the same in every environment");
      boolean elsewhere = !known.span().equals(build.span());
      diagnostics.report(elsewhere ? vary.at(known.span(), "the build there") : vary);
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

  private static Diagnostic conflict(
      String message, Build one, String here, Build other, String there, String help) {
    return Diagnostic.of(Code.CONFLICTING_KEYS, message)
        .at(one.span(), here)
        .at(other.span(), there)
        .help(help);
  }

  /** The build with its repository by name: the pipeline does not know the environments' values. */
  private Optional<Build> named(Build build, Environment environment) {
    if (!(build.repository() instanceof Build.Existing existing)) {
      return Optional.of(build);
    }
    return PipelineResolver.literal(existing.name(), environment, diagnostics)
        .map(name -> build.to(new Build.Existing(Given.of(name.value(), Span.START))));
  }
}
