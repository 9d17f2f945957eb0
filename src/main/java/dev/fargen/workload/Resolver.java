package dev.fargen.workload;

import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.spec.EnvironmentKeys;
import dev.fargen.spec.Given;
import dev.fargen.spec.Named;
import dev.fargen.spec.Section;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a spec into the model: one stack for each environment, every default filled in. */
public final class Resolver {

  private static final int DEFAULT_IDLE_TIMEOUT = 60;

  private final Spec spec;
  private final Diagnostics diagnostics;
  private final boolean anyProtected;

  private Resolver(Spec spec, Diagnostics diagnostics) {
    this.spec = spec;
    this.diagnostics = diagnostics;
    this.anyProtected =
        spec.environments().stream().map(Resolver::mode).anyMatch(Mode::isProtected);
  }

  /** The model; what can't be resolved has been reported. */
  public static Project resolve(Spec spec, Diagnostics diagnostics) {
    return new Resolver(spec, diagnostics).resolve();
  }

  private Project resolve() {
    List<Stack> stacks = new ArrayList<>();
    for (SpecEnvironment environment : spec.environments()) {
      stacks.add(stack(environment));
      ParameterValues.check(environment.scope(), spec.parameters(), diagnostics);
      new References(diagnostics).check(environment);
    }
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
    }
    return new Project(
        spec.name(), spec.description().map(Given::value), parameters, stacks, pipeline(stacks));
  }

  private Optional<Pipeline> pipeline(List<Stack> stacks) {
    spec.pipeline()
        .ifPresent(given -> ParameterValues.check(given.scope(), Named.none(), diagnostics));
    return spec.pipeline()
        .map(
            given ->
                new PipelineResolver(stacks, diagnostics).resolve(given.keys(), given.scope()));
  }

  private static ParameterDeclaration declaration(Section section) {
    return new ParameterDeclaration(
        section.get(StackKeys.Parameter.DESCRIPTION).map(Given::value),
        section
            .get(StackKeys.Parameter.DEFAULT)
            .map(given -> ParameterValues.asText(given.value())),
        section.get(StackKeys.Parameter.PATTERN).map(Given::value),
        section
            .get(StackKeys.Parameter.ALLOWED)
            .map(given -> given.value().stream().map(Given::value).toList())
            .orElse(List.of()),
        section.get(StackKeys.Parameter.NO_ECHO, false).value());
  }

  private static Mode mode(SpecEnvironment environment) {
    return Mode.valueOf(
        environment.own().get(EnvironmentKeys.MODE, Mode.CREATE_UPDATE.name()).value());
  }

  private Stack stack(SpecEnvironment environment) {
    Section stack = environment.stack();
    Mode mode = mode(environment);
    List<Workload> workloads = new ArrayList<>();
    Map<String, Queue> queues =
        QueueResolver.resolve(
            stack.get(StackKeys.QUEUES).map(Given::value).orElseGet(Named::none), anyProtected);
    WorkloadResolver resolver =
        new WorkloadResolver(
            spec.name().value(),
            anyProtected,
            queues,
            ParameterValues.of(environment.scope()),
            diagnostics);
    Named<Section> named = stack.get(StackKeys.WORKLOADS).map(Given::value).orElseGet(Named::none);
    named
        .entries()
        .forEach(
            (name, entry) ->
                resolver
                    .resolve(name, entry.key(), entry.value().value())
                    .ifPresent(workloads::add));
    return new Stack(
        environment(environment, mode),
        network(stack.section(StackKeys.NETWORK), environment.span()),
        cluster(stack.section(StackKeys.CLUSTER), mode),
        LoadBalancerResolver.resolve(stack, mode, DEFAULT_IDLE_TIMEOUT, diagnostics),
        new RepositoryResolver(anyProtected).resolve(stack, workloads),
        List.copyOf(queues.values()),
        workloads,
        tags(stack));
  }

  private Environment environment(SpecEnvironment environment, Mode mode) {
    Section own = environment.own();
    String stackName =
        environment
            .name()
            .map(name -> spec.name().value() + "-" + name)
            .orElse(spec.name().value());
    return new Environment(
        environment.name(),
        own.get(EnvironmentKeys.STACK, stackName).value(),
        own.get(EnvironmentKeys.REGION).map(Given::value),
        own.get(EnvironmentKeys.ACCOUNT).map(Given::value),
        mode,
        own.get(EnvironmentKeys.TERMINATION_PROTECTION, mode.isProtected()).value(),
        ParameterValues.of(environment.scope()),
        own.get(EnvironmentKeys.STACK_POLICY).map(Given::value),
        environment.span());
  }

  private static Network network(Section network, Span environment) {
    return new Network(
        network.get(StackKeys.Network.PUBLIC_IP, false),
        network.getOr(StackKeys.Network.VPC, "${VpcId}").orElseGet(() -> missing(environment)),
        network
            .getOr(StackKeys.Network.SUBNETS, "${SubnetIds}")
            .orElseGet(
                () ->
                    Given.of(new dev.fargen.spec.Texts(List.of(), Optional.empty()), environment)),
        network.get(StackKeys.Network.SECURITY_GROUPS),
        network.span());
  }

  private static Cluster cluster(Section cluster, Mode mode) {
    return new Cluster(
        cluster.get(StackKeys.Cluster.NAME),
        cluster.get(StackKeys.Cluster.CONTAINER_INSIGHTS, mode.isProtected()),
        cluster.span());
  }

  private static Map<String, Given<Text>> tags(Section stack) {
    Map<String, Given<Text>> tags = new LinkedHashMap<>();
    stack
        .get(StackKeys.TAGS)
        .ifPresent(
            given ->
                given.value().entries().forEach((name, entry) -> tags.put(name, entry.value())));
    return tags;
  }

  /** Stands in for a value that was wrong and has been reported. */
  private static Given<Text> missing(Span span) {
    return Given.of(Text.of(""), span);
  }
}
