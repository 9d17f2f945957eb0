package dev.fargen.workload;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.EnvironmentKeys;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.ParameterUses;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.pipeline.PipelineKeys;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.alarms.Alarms;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.balancing.LoadBalancerResolver;
import dev.fargen.workload.balancing.NetworkBalancer;
import dev.fargen.workload.containers.BuildResolver;
import dev.fargen.workload.containers.ConfigResolver;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.data.VolumeResolver;
import dev.fargen.workload.data.VolumeUsers;
import dev.fargen.workload.environment.Allowed;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.environment.Export;
import dev.fargen.workload.environment.Import;
import dev.fargen.workload.environment.Imports;
import dev.fargen.workload.environment.Mode;
import dev.fargen.workload.environment.ParameterDeclaration;
import dev.fargen.workload.environment.ParameterValues;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.network.NetworkResolver;
import dev.fargen.workload.pipeline.PipelineResolver;
import dev.fargen.workload.raw.AdditionsResolver;
import dev.fargen.workload.raw.ReturnedExamples;
import dev.fargen.workload.repositories.RepositoryResolver;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Cluster;
import dev.fargen.workload.stack.Links;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resolves a spec to the model: one stack for each environment, with all defaults. */
public final class Resolver {

  private final Spec spec;
  private final boolean anyProtected;
  private final Set<String> onSpot = new HashSet<>();
  private final Set<String> placed = new HashSet<>();

  private Resolver(Spec spec) {
    this.spec = spec;
    this.anyProtected = Lists.any(spec.environments(), one -> mode(one).isProtected());
    for (SpecEnvironment environment : spec.environments()) {
      for (SpecThing workload : environment.workloads()) {
        if (workload.keys().has(WorkloadKeys.SPOT)) {
          onSpot.add(workload.name());
        }
        if (workload.keys().has(WorkloadKeys.PLACEMENT)) {
          placed.add(workload.name());
        }
      }
    }
  }

  /** The model, without values that are missing or not valid. */
  public static Project resolve(Spec spec) {
    return new Resolver(spec).resolve();
  }

  private Project resolve() {
    List<Stack> stacks =
        SharedListeners.apart(spec.name().value(), Lists.map(spec.environments(), this::stack));
    Map<String, ParameterDeclaration> parameters = new LinkedHashMap<>();
    spec.parameters()
        .entries()
        .forEach((name, entry) -> parameters.put(name, declaration(entry.value().value())));
    for (SpecEnvironment environment : spec.environments()) {
      environment
          .scope()
          .uses()
          .fallbacks()
          .forEach(
              (name, value) ->
                  parameters.merge(
                      name,
                      ParameterDeclaration.withFallback(value),
                      (declared, implied) -> declared.or(implied)));
      environment
          .scope()
          .uses()
          .durations()
          .forEach(
              (name, units) ->
                  parameters.merge(
                      name,
                      ParameterDeclaration.ofDurations(units.keySet().iterator().next()),
                      (declared, implied) -> declared.or(implied)));
    }
    if (Lists.any(spec.environments(), one -> one.scope().uses().namesEnvironment())) {
      parameters.merge(
          ParameterUses.ENVIRONMENT_NAME,
          ParameterDeclaration.described("Name of the environment"),
          (declared, implied) -> declared.or(implied));
    }
    return new Project(
        spec.name(),
        spec.description().map(Given::value),
        spec.permissionsBoundary().map(Given::value),
        spec.context(),
        parameters,
        stacks,
        AdditionsResolver.patches(spec.patches()),
        spec.pipeline()
            .map(
                given ->
                    new PipelineResolver(spec, stacks, anyProtected)
                        .resolve(given.keys(), given.scope())),
        spec.ids());
  }

  private static ParameterDeclaration declaration(Section section) {
    return new ParameterDeclaration(
        section.get(StackKeys.Parameter.DESCRIPTION).map(Given::value),
        section
            .get(StackKeys.Parameter.DEFAULT)
            .map(given -> ParameterValues.asText(given.value())),
        section.get(StackKeys.Parameter.PATTERN),
        section.list(StackKeys.Parameter.ALLOWED),
        section.value(StackKeys.Parameter.NO_ECHO).value(),
        Optional.empty());
  }

  private static Mode mode(SpecEnvironment environment) {
    return Mode.valueOf(environment.own().value(EnvironmentKeys.MODE).value());
  }

  private Stack stack(SpecEnvironment environment) {
    Section stack = environment.stack();
    Mode mode = mode(environment);
    List<Workload> workloads = new ArrayList<>();
    Map<String, String> values = ParameterValues.withDefaults(environment.scope());
    values.putAll(ReturnedExamples.of(environment));
    Stack.Stores stores = Stack.Stores.of(stack, mode, anyProtected, values);
    Optional<String> pipeline = spec.pipeline().map(given -> spec.name().value());
    WorkloadResolver resolver =
        new WorkloadResolver(
            spec.name().value(),
            anyProtected,
            onSpot,
            placed,
            stores,
            ConfigResolver.of(stack, spec.files(), values),
            values,
            BuildResolver.all(environment.workloads(), pipeline),
            LoadBalancerResolver.isInternal(stack),
            pipeline);
    for (SpecThing workload : environment.workloads()) {
      resolver.resolve(workload).ifPresent(workloads::add);
    }
    List<Volume> launched = VolumeResolver.launched(stack);
    workloads.replaceAll(workload -> workload.withVolumes(launched));
    VolumeUsers users = new VolumeUsers(Lists.flatMap(workloads, Workload::containers), values);
    List<Given<Export>> exports = exports(stack);
    Optional<LoadBalancer> balancer = LoadBalancerResolver.resolve(stack, mode);
    Optional<NetworkBalancer> forwarding =
        NetworkBalancer.of(Lists.flatMap(workloads, Workload::nlb), mode);
    Optional<LoadBalancer.Created> internal = LoadBalancerResolver.internal(stack, mode);
    Optional<LoadBalancer.Created> inSubnets =
        balancer
            .filter(LoadBalancer.Created.class::isInstance)
            .map(LoadBalancer.Created.class::cast)
            .filter(created -> created.subnets().isEmpty());
    Network network =
        new NetworkResolver(environment, mode, anyProtected)
            .resolve(
                workloads,
                inSubnets.filter(LoadBalancer.Created::isFacing).isPresent()
                    || forwarding.filter(NetworkBalancer::isFacing).isPresent(),
                internal.isPresent()
                    || inSubnets.filter(one -> !one.isFacing()).isPresent()
                    || forwarding.filter(one -> !one.isFacing()).isPresent(),
                Lists.any(exports, export -> export.value() == Export.NETWORK));
    Stack.Base base =
        new Stack.Base(
            network,
            cluster(stack, !workloads.isEmpty(), mode),
            balancer,
            internal,
            forwarding,
            Imports.of(stack).of(Export.NAMESPACE),
            stack.get(StackKeys.ALARMS).flatMap(given -> Alarms.of(given, values)),
            exports);
    return new Stack(
        environment(environment, mode, base.imports()),
        base,
        new RepositoryResolver(anyProtected).resolve(stack, workloads),
        stores.with(new VolumeResolver(anyProtected, users).resolve(stack)),
        workloads,
        Links.between(workloads, base.exports(Export.NAMESPACE)),
        tags(stack, values),
        Allowed.of(stack.get(StackKeys.ALLOW)),
        AdditionsResolver.resolve(environment));
  }

  private static List<Given<Export>> exports(Section stack) {
    return Lists.map(
        stack.list(StackKeys.EXPORTS),
        word -> word.map(text -> Export.valueOf(text.toUpperCase(Locale.ROOT))));
  }

  private Environment environment(SpecEnvironment environment, Mode mode, List<Import> imports) {
    Section own = environment.own();
    Optional<String> name = environment.name();
    String stackName = Environment.stackName(spec.name().value(), name);
    Map<String, String> values = ParameterValues.of(environment.scope());
    for (Import one : imports) { // the other spec's environment has the same name
      values.putIfAbsent(one.parameter(), Environment.stackName(one.spec().value(), name));
    }
    return new Environment(
        name,
        own.or(EnvironmentKeys.STACK, stackName).value(),
        own.get(EnvironmentKeys.REGION),
        own.get(EnvironmentKeys.ACCOUNT),
        new Environment.Delivery(
            mode,
            own.get(EnvironmentKeys.BUCKET).map(Given::value),
            own.value(EnvironmentKeys.TERMINATION_PROTECTION, mode.isProtected()).value(),
            own.get(EnvironmentKeys.STACK_POLICY).map(Given::value),
            name.flatMap(this::stage)),
        values,
        ParameterValues.withDefaults(environment.scope()),
        ParameterValues.places(environment.scope()),
        environment.span());
  }

  /** The name of the environment among the stages of the pipeline. */
  private Optional<Span> stage(String environment) {
    List<Given<Section>> stages =
        spec.pipeline().map(one -> one.keys().list(PipelineKeys.STAGES)).orElseGet(List::of);
    List<Optional<Given<String>>> names =
        Lists.map(stages, stage -> stage.value().get(PipelineKeys.Stage.ENVIRONMENT));
    return Lists.first(Lists.present(names), name -> name.value().equals(environment))
        .map(Given::span);
  }

  /** The cluster; empty if the stack has no workloads and the spec has no `cluster`. */
  private static Optional<Cluster> cluster(Section stack, boolean needed, Mode mode) {
    Section cluster = stack.section(StackKeys.CLUSTER);
    return needed || stack.has(StackKeys.CLUSTER)
        ? Optional.of(
            new Cluster(
                cluster.get(StackKeys.Cluster.NAME),
                Imports.of(stack).of(Export.CLUSTER),
                cluster.value(StackKeys.Cluster.CONTAINER_INSIGHTS, mode.isProtected()),
                cluster.span()))
        : Optional.empty();
  }

  /** The tags with the values of parameters, since they are no part of the template. */
  private static Map<String, Named.Entry<Text>> tags(Section stack, Map<String, String> values) {
    Map<String, Named.Entry<Text>> tags = new LinkedHashMap<>();
    stack
        .named(StackKeys.TAGS)
        .forEach(
            (name, entry) ->
                tags.put(
                    name,
                    new Named.Entry<>(entry.key(), Environment.settled(entry.value(), values))));
    return tags;
  }
}
