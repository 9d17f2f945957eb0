package dev.fargen.workload.pipeline;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecScope;
import dev.fargen.spec.containers.BuildKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.pipeline.PipelineKeys;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.containers.BuildResolver;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.environment.Mode;
import dev.fargen.workload.environment.ParameterValues;
import dev.fargen.workload.repositories.Repository;
import dev.fargen.workload.repositories.RepositoryResolver;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves the pipeline. */
public final class PipelineResolver {

  /** Amazon ECR API reference, "CreateRepository", repositoryName. */
  private static final int SHORTEST_REPOSITORY = 2;

  private final Map<String, Stack> stacks = new LinkedHashMap<>();
  private final Map<String, Span> staged = new LinkedHashMap<>();
  private final Spec spec;
  private final RepositoryResolver repositories;
  private final Diagnostics diagnostics;

  public PipelineResolver(
      Spec spec, List<Stack> stacks, boolean anyProtected, Diagnostics diagnostics) {
    this.spec = spec;
    this.repositories = new RepositoryResolver(anyProtected);
    for (Stack stack : stacks) {
      this.stacks.put(stack.environment().name().orElse(""), stack);
    }
    this.diagnostics = diagnostics;
  }

  public Pipeline resolve(Section pipeline, SpecScope scope) {
    Section source = pipeline.section(PipelineKeys.SOURCE);
    Pipeline.Home home =
        new PipelineHome(pipeline, spec.environments(), diagnostics)
            .resolve(Lists.map(stacks.values(), Stack::environment));
    Optional<Build> own = pipeline.get(PipelineKeys.BUILD).flatMap(this::build);
    PipelineBuilds builds = new PipelineBuilds(diagnostics);
    own.ifPresent(builds::add);
    stacks.values().forEach(builds::add);
    List<Pipeline.Stage> stages = new ArrayList<>();
    pipeline
        .get(PipelineKeys.STAGES)
        .ifPresent(given -> given.value().forEach(one -> stage(one, home).ifPresent(stages::add)));
    return new Pipeline(
        source.get(PipelineKeys.Source.REPOSITORY, Text.of("")),
        source.get(PipelineKeys.Source.BRANCH, Text.of("main")),
        source.get(PipelineKeys.Source.CONNECTION, Text.of("")),
        home,
        builds.all(),
        repositories(own),
        stages,
        deployActions(pipeline),
        ParameterValues.of(scope),
        pipeline.span());
  }

  /** Each once; what the first environment says of it holds for all, and all say the same. */
  private List<Repository> repositories(Optional<Build> own) {
    Map<String, Repository> all = new LinkedHashMap<>();
    own.ifPresent(build -> all.put("", repositories.implied("", build.span())));
    for (Stack stack : stacks.values()) {
      for (Repository shared : stack.sharedRepositories()) {
        Repository repository = withKey(shared, stack.environment());
        Repository known = all.putIfAbsent(repository.name(), repository);
        if (known != null && !known.isLike(repository)) {
          diagnostics.report(
              Diagnostic.of(
                      Code.CANNOT_VARY,
                      "environments differ in the repository `" + repository.name() + "`")
                  .at(repository.span().firstLine())
                  .note("the pipeline makes it, once for all environments")
                  .help("say the same of it in every environment"));
        }
      }
    }
    return List.copyOf(all.values());
  }

  /** The pipeline does not know the environments' values. */
  private Repository withKey(Repository repository, Environment environment) {
    return repository
        .kmsKey()
        .map(key -> repository.withKey(literal(key, environment, diagnostics)))
        .orElse(repository);
  }

  /** The text as the environment has it; reported where it is known to CloudFormation only. */
  static Optional<Given<Text>> literal(
      Given<Text> text, Environment environment, Diagnostics diagnostics) {
    Optional<String> literal = environment.literal(text.value());
    if (literal.isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_REFERENCE,
                  "`" + text.value().written() + "` is not known to the pipeline")
              .at(text.span())
              .help("write the value itself, or `${Name}` for a parameter that has one"));
    }
    return literal.map(value -> Given.of(Text.of(value), text.span()));
  }

  private static Map<String, Pipeline.DeployActions> deployActions(Section pipeline) {
    Map<String, Pipeline.DeployActions> actions = new LinkedHashMap<>();
    pipeline
        .get(PipelineKeys.DEPLOY_ACTIONS)
        .map(Given::value)
        .orElseGet(Named::none)
        .entries()
        .forEach(
            (type, entry) ->
                actions.put(type, new Pipeline.DeployActions(entry.value().value(), entry.key())));
    return actions;
  }

  private Optional<Build> build(Given<Section> given) {
    Section build = given.value();
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
    Build.InPipeline repository = Build.InPipeline.of(spec.name().value(), "");
    if (repository.repository().length() < SHORTEST_REPOSITORY) {
      diagnostics.report(
          Diagnostic.of(
                  Code.INVALID_VALUE,
                  "`" + spec.name().value() + "` is too short for the repository of its images")
              .at(spec.name().span(), "one letter")
              .at(given.span().firstLine(), "has a repository of this name")
              .note("ECR takes names of two letters and more")
              .help("give the spec a longer name, or write `build` in the workload itself"));
    }
    return image.map(
        name ->
            new Build(
                name.value(),
                repository,
                build.get(BuildKeys.CONTEXT, ".").value(),
                build.get(BuildKeys.DOCKERFILE, "Dockerfile").value(),
                BuildResolver.args(build.get(BuildKeys.ARGS)),
                build.get(BuildKeys.TARGET).map(Given::value),
                platform(name.value()),
                name.span()));
  }

  /** What the workload that runs the image runs on. */
  private String platform(String parameter) {
    List<Workload> workloads = Lists.flatMap(stacks.values(), Stack::workloads);
    return Lists.first(workloads, workload -> runs(workload, parameter))
        .map(workload -> workload.platform().name().value())
        .orElse("linux/amd64");
  }

  private static boolean runs(Workload workload, String parameter) {
    return Lists.any(
        workload.containers(),
        container ->
            container.image() instanceof Image.Reference image
                && image.uri().value().parameter().equals(Optional.of(parameter)));
  }

  private boolean isGiven(String parameter) {
    return Lists.any(stacks.values(), stack -> stack.environment().values().containsKey(parameter));
  }

  private Optional<Pipeline.Stage> stage(Given<Section> given, Pipeline.Home home) {
    Section stage = given.value();
    Optional<Given<String>> name = stage.get(PipelineKeys.Stage.ENVIRONMENT);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Stack stack = stacks.get(name.get().value());
    if (stack == null) {
      diagnostics.report(
          Diagnostic.of(
                  Code.UNKNOWN_REFERENCE, "there is no environment `" + name.get().value() + "`")
              .at(name.get().span())
              .unknown(name.get().value(), stacks.keySet(), "write it under `environments:`"));
      return Optional.empty();
    }
    Environment environment = stack.environment();
    Pipeline.Stage resolved =
        new Pipeline.Stage(
            environment,
            stage.get(PipelineKeys.Stage.APPROVAL, false).value(),
            stage.get(PipelineKeys.Stage.PREVIEW, false).value(),
            abroad(environment.account(), home.account()),
            abroad(environment.region().map(Given::value), home.region()),
            stage.get(PipelineKeys.Stage.ROLE).map(Given::value),
            stage.get(PipelineKeys.Stage.DEPLOY_ROLE).map(Given::value),
            vpc(stack),
            given.span());
    check(stage, resolved, name.get());
    Span first = staged.putIfAbsent(name.get().value(), name.get().span());
    if (first != null) {
      diagnostics.report(
          Diagnostic.of(
                  Code.VALUE_TWICE, "`" + name.get().value() + "` is two stages of the pipeline")
              .at(name.get().span(), "again here")
              .at(first, "first here")
              .help("take one of them away"));
    }
    return Optional.of(resolved);
  }

  private static Optional<String> abroad(Optional<String> there, Optional<String> home) {
    return there.filter(place -> home.isPresent() && !home.get().equals(place));
  }

  /** The VPC that exists already, where its id is known. */
  private static Optional<String> vpc(Stack stack) {
    return stack
        .network()
        .<Optional<Given<Text>>>match(
            existing -> Optional.of(existing.vpc()),
            created -> Optional.empty(),
            imported -> Optional.empty())
        .flatMap(vpc -> stack.environment().literal(vpc.value()))
        .filter(id -> id.startsWith("vpc-"));
  }

  private void check(Section stage, Pipeline.Stage resolved, Given<String> name) {
    boolean replaces = resolved.environment().mode() == Mode.REPLACE_ON_FAILURE;
    if (resolved.preview() && replaces) {
      diagnostics.report(
          Diagnostic.of(Code.CONFLICTING_KEYS, "a change set can't replace a stack that failed")
              .at(stage.keySpan(PipelineKeys.Stage.PREVIEW), "changes are shown first")
              .at(resolved.environment().span().firstLine(), "its mode is REPLACE_ON_FAILURE")
              .note("an action of CodePipeline has one ActionMode")
              .help("take `preview` away, or write `mode: CREATE_UPDATE` in the environment"));
    }
    boolean role = stage.has(PipelineKeys.Stage.ROLE);
    boolean deployRole = stage.has(PipelineKeys.Stage.DEPLOY_ROLE);
    if (role != deployRole) {
      diagnostics.report(
          Diagnostic.of(Code.MISSING_KEY, "`role` and `deploy_role` belong together")
              .at(stage.keySpan(role ? PipelineKeys.Stage.ROLE : PipelineKeys.Stage.DEPLOY_ROLE))
              .note("the pipeline takes the one, and passes the other one to CloudFormation")
              .help("write both, or none to have fargen make them"));
    } else if (role && resolved.account().isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "`" + name.value() + "` is in the pipeline's own account, and needs no `role`")
              .at(stage.keySpan(PipelineKeys.Stage.ROLE))
              .help("write the environment's `account`, or take `role` and `deploy_role` away"));
    }
  }
}
