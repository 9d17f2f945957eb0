package dev.fargen.workload.pipeline;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecScope;
import dev.fargen.spec.containers.BuildKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.pipeline.PipelineKeys;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.containers.Build;
import dev.fargen.workload.containers.BuildResolver;
import dev.fargen.workload.containers.Image;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.environment.Import;
import dev.fargen.workload.environment.ParameterValues;
import dev.fargen.workload.repositories.Repository;
import dev.fargen.workload.repositories.RepositoryResolver;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves the pipeline. */
public final class PipelineResolver {

  private final Map<String, Stack> stacks = new LinkedHashMap<>();
  private final Spec spec;
  private final RepositoryResolver repositories;

  public PipelineResolver(Spec spec, List<Stack> stacks, boolean anyProtected) {
    this.spec = spec;
    this.repositories = new RepositoryResolver(anyProtected);
    for (Stack stack : stacks) {
      this.stacks.put(stack.environment().name().orElse(""), stack);
    }
  }

  public Pipeline resolve(Section pipeline, SpecScope scope) {
    Section source = pipeline.section(PipelineKeys.SOURCE);
    Pipeline.Home home = home(pipeline);
    Optional<Build> own = pipeline.get(PipelineKeys.BUILD).flatMap(this::build);
    return new Pipeline(
        new Pipeline.Source(
            source.needed(PipelineKeys.Source.REPOSITORY, Text.of("")),
            source.value(PipelineKeys.Source.BRANCH),
            source.needed(PipelineKeys.Source.CONNECTION, Text.of(""))),
        home,
        builds(own),
        pipeline.get(PipelineKeys.CREDENTIALS).flatMap(one -> credentials(one.value())),
        repositories(own),
        Lists.present(
            Lists.map(pipeline.list(PipelineKeys.STAGES), one -> stage(one.value(), home))),
        deployActions(pipeline),
        ParameterValues.of(scope),
        pipeline.span());
  }

  /**
   * Where all environments name the same account, or none does, it is there too; else the spec says
   * it, since what it shares with them is named by it.
   */
  private Pipeline.Home home(Section pipeline) {
    List<Environment> environments = Lists.map(stacks.values(), Stack::environment);
    Optional<String> account =
        home(pipeline, PipelineKeys.ACCOUNT, Lists.map(environments, Environment::account));
    Optional<String> region =
        home(pipeline, PipelineKeys.REGION, Lists.map(environments, PipelineResolver::region));
    return new Pipeline.Home(
        account,
        region,
        Lists.filter(environments, one -> abroad(one.account(), account).isPresent()),
        Lists.any(environments, one -> abroad(region(one), region).isPresent()));
  }

  private static Optional<String> home(
      Section pipeline, Key<String> own, List<Optional<String>> theirs) {
    List<Optional<String>> places = Lists.distinct(theirs);
    return pipeline.has(own) || places.size() > 1
        ? pipeline.get(own).map(Given::value)
        : Lists.first(places).flatMap(place -> place);
  }

  private static Optional<String> region(Environment environment) {
    return environment.region().map(Given::value);
  }

  /**
   * It builds once, before the first stage, and all environments run the same: so each image
   * parameter has one build.
   */
  private List<Build> builds(Optional<Build> own) {
    Map<String, Build> builds = new LinkedHashMap<>();
    own.ifPresent(build -> builds.put(build.parameter(), build));
    for (Stack stack : stacks.values()) {
      for (Build build : stack.builds()) {
        build.in(stack.environment()).ifPresent(one -> builds.putIfAbsent(one.parameter(), one));
      }
    }
    return List.copyOf(builds.values());
  }

  /** Each once; what the first environment says of it holds for all. */
  private List<Repository> repositories(Optional<Build> own) {
    Map<String, Repository> all = new LinkedHashMap<>();
    own.ifPresent(build -> all.put("", repositories.implied("", build.span())));
    for (Stack stack : stacks.values()) {
      for (Repository shared : stack.repositories().shared()) {
        all.putIfAbsent(shared.name(), shared.in(stack.environment()));
      }
    }
    return List.copyOf(all.values());
  }

  private static Map<String, Pipeline.DeployActions> deployActions(Section pipeline) {
    Map<String, Pipeline.DeployActions> actions = new LinkedHashMap<>();
    pipeline
        .named(PipelineKeys.DEPLOY_ACTIONS)
        .forEach(
            (type, entry) ->
                actions.put(type, new Pipeline.DeployActions(entry.value().value(), entry.key())));
    return actions;
  }

  private static Optional<Pipeline.Credentials> credentials(Section section) {
    return section
        .get(PipelineKeys.Credentials.SECRET)
        .map(
            secret ->
                new Pipeline.Credentials(secret, section.get(PipelineKeys.Credentials.KMS_KEY)));
  }

  private Optional<Build> build(Given<Section> given) {
    Section build = given.value();
    return build
        .get(PipelineKeys.Build.IMAGE)
        .map(
            name ->
                new Build(
                    name.value(),
                    Build.InPipeline.of(spec.name().value(), ""),
                    build.value(BuildKeys.CONTEXT).value(),
                    build.value(BuildKeys.DOCKERFILE).value(),
                    BuildResolver.args(build),
                    build.get(BuildKeys.TARGET).map(Given::value),
                    platform(name.value()),
                    name.span()));
  }

  /** What the workload that runs the image runs on. */
  private String platform(String parameter) {
    List<Workload> workloads = Lists.flatMap(stacks.values(), Stack::workloads);
    return Lists.first(workloads, workload -> runs(workload, parameter))
        .map(workload -> workload.task().platform().name().value())
        .orElseGet(() -> WorkloadKeys.PLATFORM.absent(Span.START).value());
  }

  private static boolean runs(Workload workload, String parameter) {
    return Lists.any(
        workload.containers(),
        container ->
            container.image() instanceof Image.Reference image
                && image.uri().value().parameter().equals(Optional.of(parameter)));
  }

  private Optional<Pipeline.Stage> stage(Section stage, Pipeline.Home home) {
    return stage
        .get(PipelineKeys.Stage.ENVIRONMENT)
        .flatMap(name -> Optional.ofNullable(stacks.get(name.value())))
        .map(
            stack ->
                new Pipeline.Stage(
                    stack.environment(),
                    stage.value(PipelineKeys.Stage.APPROVAL).value(),
                    stage.value(PipelineKeys.Stage.PREVIEW).value(),
                    abroad(stack.environment().account(), home.account()),
                    abroad(region(stack.environment()), home.region()),
                    new Pipeline.Roles(
                        stage.get(PipelineKeys.Stage.ROLE).map(Given::value),
                        stage.get(PipelineKeys.Stage.DEPLOY_ROLE).map(Given::value)),
                    vpc(stack),
                    imported(stack, stack.base().loadBalancer().flatMap(LoadBalancer::imported)),
                    imported(stack, stack.base().namespace()),
                    balancer(stack).isPresent(),
                    listener(stack)));
  }

  private static Optional<String> imported(Stack stack, Optional<Import> from) {
    return from.map(one -> stack.environment().values().getOrDefault(one.parameter(), ""));
  }

  private static Optional<String> abroad(Optional<String> there, Optional<String> home) {
    return there.filter(place -> home.isPresent() && !home.get().equals(place));
  }

  private static Optional<LoadBalancer.Created> balancer(Stack stack) {
    return stack
        .base()
        .loadBalancer()
        .flatMap(
            one ->
                one.match(
                    existing -> Optional.empty(), Optional::of, imported -> Optional.empty()));
  }

  /** The listener that exists already, where its ARN is known. */
  private static Optional<String> listener(Stack stack) {
    return stack
        .base()
        .loadBalancer()
        .flatMap(
            one ->
                one.<Optional<LoadBalancer.Existing>>match(
                    existing -> Optional.of(existing),
                    created -> Optional.empty(),
                    imported -> Optional.empty()))
        .flatMap(
            existing ->
                stack
                    .environment()
                    .literal(existing.listener().value())
                    .filter(arn -> arn.contains(":listener/"))
                    .map(
                        arn ->
                            existing.redirecting().isPresent() // of the same load balancer
                                ? arn.substring(0, arn.lastIndexOf('/') + 1)
                                : arn));
  }

  /** The VPC that exists already, where its id is known. */
  private static Optional<String> vpc(Stack stack) {
    return stack
        .base()
        .network()
        .<Optional<Given<Text>>>match(
            existing -> Optional.of(existing.vpc()),
            created -> Optional.empty(),
            imported -> Optional.empty())
        .flatMap(vpc -> stack.environment().literal(vpc.value()))
        .filter(id -> id.startsWith("vpc-"));
  }
}
