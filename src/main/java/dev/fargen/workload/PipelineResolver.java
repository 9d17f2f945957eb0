package dev.fargen.workload;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.spec.Given;
import dev.fargen.spec.Named;
import dev.fargen.spec.PipelineKeys;
import dev.fargen.spec.Section;
import dev.fargen.spec.SpecScope;
import dev.fargen.spec.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves the pipeline. */
final class PipelineResolver {

  private final Map<String, Environment> environments = new LinkedHashMap<>();
  private final String spec;
  private final List<Stack> stacks;
  private final Diagnostics diagnostics;

  PipelineResolver(String spec, List<Stack> stacks, Diagnostics diagnostics) {
    this.spec = spec;
    this.stacks = List.copyOf(stacks);
    for (Stack stack : stacks) {
      stack.environment().name().ifPresent(name -> environments.put(name, stack.environment()));
    }
    this.diagnostics = diagnostics;
  }

  Pipeline resolve(Section pipeline, SpecScope scope) {
    Section source = pipeline.section(PipelineKeys.SOURCE);
    List<Build> builds = new ArrayList<>();
    pipeline.get(PipelineKeys.BUILD).flatMap(this::build).ifPresent(builds::add);
    stacks.forEach(stack -> stack.builds().forEach(one -> addOnce(one, builds)));
    List<Pipeline.Stage> stages = new ArrayList<>();
    pipeline
        .get(PipelineKeys.STAGES)
        .ifPresent(given -> given.value().forEach(one -> stage(one).ifPresent(stages::add)));
    return new Pipeline(
        source.get(PipelineKeys.Source.REPOSITORY, Text.of("")),
        source.get(PipelineKeys.Source.BRANCH, Text.of("main")),
        source.get(PipelineKeys.Source.CONNECTION, Text.of("")),
        builds,
        stages,
        ParameterValues.of(scope),
        pipeline.span());
  }

  /** The environments have the same builds; what differs is in the parameters. */
  private static void addOnce(Build build, List<Build> builds) {
    if (builds.stream().noneMatch(known -> known.parameter().equals(build.parameter()))) {
      builds.add(build);
    }
  }

  private Optional<Build> build(Given<Section> given) {
    Section build = given.value();
    Map<String, String> args = new LinkedHashMap<>();
    build
        .get(PipelineKeys.Build.ARGS)
        .map(Given::value)
        .orElseGet(Named::none)
        .entries()
        .forEach((name, entry) -> args.put(name, entry.value().value()));
    Optional<Given<String>> image = build.get(PipelineKeys.Build.IMAGE);
    if (image.isPresent() && !isGiven(image.get().value())) {
      diagnostics.report(
          Diagnostic.of(
                  Code.UNKNOWN_REFERENCE,
                  "no environment has a parameter `" + image.get().value() + "` for the image")
              .at(image.get().span())
              .help("write `image: ${" + image.get().value() + "}` in a workload"));
      return Optional.empty();
    }
    return image.map(
        name ->
            new Build(
                name.value(),
                new Build.Existing(Given.of(Text.of(spec), given.span())),
                build.get(PipelineKeys.Build.CONTEXT, ".").value(),
                build.get(PipelineKeys.Build.DOCKERFILE, "Dockerfile").value(),
                args,
                build.get(PipelineKeys.Build.TARGET).map(Given::value),
                platform(name.value()),
                given.span()));
  }

  /** What the workload that runs the image runs on. */
  private String platform(String parameter) {
    return stacks.stream()
        .flatMap(stack -> stack.workloads().stream())
        .filter(workload -> runs(workload, parameter))
        .map(workload -> workload.platform().value())
        .findFirst()
        .orElse("linux/amd64");
  }

  private static boolean runs(Workload workload, String parameter) {
    return workload.containers().stream()
        .anyMatch(
            container ->
                container.image() instanceof Image.Reference image
                    && image.uri().value().parameter().equals(Optional.of(parameter)));
  }

  private boolean isGiven(String parameter) {
    return environments.values().stream().anyMatch(e -> e.values().containsKey(parameter));
  }

  private Optional<Pipeline.Stage> stage(Given<Section> given) {
    Section stage = given.value();
    Optional<Given<String>> name = stage.get(PipelineKeys.Stage.ENVIRONMENT);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Environment environment = environments.get(name.get().value());
    if (environment == null) {
      Diagnostic diagnostic =
          Diagnostic.of(
                  Code.UNKNOWN_REFERENCE, "there is no environment `" + name.get().value() + "`")
              .at(name.get().span());
      diagnostics.report(
          diagnostic.help(
              Suggestion.nearest(name.get().value(), environments.keySet())
                  .map(near -> "did you mean `" + near + "`?")
                  .orElse("write it under `environments:`")));
      return Optional.empty();
    }
    return Optional.of(
        new Pipeline.Stage(
            environment,
            stage.get(PipelineKeys.Stage.APPROVAL, false).value(),
            stage.get(PipelineKeys.Stage.PREVIEW, false).value(),
            given.span()));
  }
}
