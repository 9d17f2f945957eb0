package dev.fargen.workload;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.TruthOr;
import dev.fargen.spec.services.ScheduleKeys;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.Http.Target;
import dev.fargen.workload.balancing.Priorities;
import dev.fargen.workload.containers.BuildResolver;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.ContainerResolver;
import dev.fargen.workload.containers.FargateSizes;
import dev.fargen.workload.containers.ImageResolver;
import dev.fargen.workload.containers.Logs;
import dev.fargen.workload.containers.Platform;
import dev.fargen.workload.environment.Allowed;
import dev.fargen.workload.messaging.Queue;
import dev.fargen.workload.permissions.PermissionResolver;
import dev.fargen.workload.repositories.FirstImages;
import dev.fargen.workload.scaling.ScalingResolver;
import dev.fargen.workload.services.Deployment;
import dev.fargen.workload.services.Schedule;
import dev.fargen.workload.services.Spot;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves one workload. */
final class WorkloadResolver {

  private static final int SECONDS_A_DAY = 86_400;
  private static final int LEAST_CPU = 256;
  private static final int LEAST_CPU_OF_WINDOWS = 1_024;

  private final String spec;
  private final boolean anyProtected;
  private final Map<String, Queue> queues;
  private final Map<String, String> values;
  private final Optional<String> pipeline;
  private final Diagnostics diagnostics;

  /**
   * @param anyProtected whether any environment's mode protects from deletion
   * @param values the parameter values of the environment
   * @param pipeline the spec's name, where its pipeline pushes the images
   */
  WorkloadResolver(
      String spec,
      boolean anyProtected,
      Map<String, Queue> queues,
      Map<String, String> values,
      Optional<String> pipeline,
      Diagnostics diagnostics) {
    this.spec = spec;
    this.anyProtected = anyProtected;
    this.queues = queues;
    this.values = values;
    this.pipeline = pipeline;
    this.diagnostics = diagnostics;
  }

  /** The workload, or nothing where it lacks what it can't do without; why has been reported. */
  Optional<Workload> resolve(String name, Span key, Section section) {
    List<Container> sidecars = new ArrayList<>();
    Given<String> platform = section.get(WorkloadKeys.PLATFORM, "linux/amd64");
    BuildResolver builds = new BuildResolver(name, platform.value(), pipeline, diagnostics);
    ContainerResolver containers =
        new ContainerResolver(new ImageResolver(builds, diagnostics), diagnostics);
    Optional<Container> main = containers.main(name, key, section);
    Named<Section> named =
        section.get(WorkloadKeys.SIDECARS).map(Given::value).orElseGet(Named::none);
    named
        .entries()
        .forEach(
            (sidecar, entry) ->
                containers
                    .sidecar(sidecar, entry.key(), entry.value().value())
                    .ifPresent(sidecars::add));
    if (main.isEmpty()) {
      return Optional.empty();
    }
    Platform on = new Platform(platform, section.get(WorkloadKeys.WINDOWS_VERSION, "2022-core"));
    checkVersion(section, on);
    Given<Integer> cpu =
        section.get(WorkloadKeys.CPU, on.isWindows() ? LEAST_CPU_OF_WINDOWS : LEAST_CPU);
    int leastMemory = Lists.first(FargateSizes.memory(cpu.value())).orElse(512);
    List<Container> settled = containers.settleEssential(main.get(), sidecars);
    Optional<Given<Section>> scaling = section.get(WorkloadKeys.SCALING);
    FirstImages.declare(name, settled, section, diagnostics);
    Optional<Queue> queue = section.get(WorkloadKeys.QUEUE).flatMap(this::queue);
    Optional<Schedule> schedule =
        section.get(WorkloadKeys.SCHEDULE).flatMap(given -> schedule(given.value()));
    checkSchedule(section);
    return Optional.of(
        new Workload(
            name,
            cpu,
            section.get(WorkloadKeys.MEMORY, leastMemory),
            section.get(WorkloadKeys.EPHEMERAL_STORAGE, 20),
            on,
            settled.get(0),
            settled.subList(1, settled.size()),
            spot(section),
            count(section, scaling),
            scaling.map(
                given -> ScalingResolver.resolve(given.value(), queue.isPresent(), diagnostics)),
            section
                .get(WorkloadKeys.HTTP)
                .flatMap(http -> http(name, settled, http.value(), section)),
            schedule,
            queue,
            new PermissionResolver(queues, values, diagnostics)
                .resolve(section.get(WorkloadKeys.PERMISSIONS).map(Given::value).orElse(List.of())),
            logs(section.section(WorkloadKeys.LOGS)),
            deployment(section.section(WorkloadKeys.DEPLOYMENT)),
            section.get(WorkloadKeys.EXEC, false),
            Allowed.of(section.get(WorkloadKeys.ALLOW)),
            key));
  }

  private void checkVersion(Section section, Platform platform) {
    if (section.has(WorkloadKeys.WINDOWS_VERSION) && !platform.isWindows()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "`windows_version` says nothing of " + platform.name().value())
              .at(section.keySpan(WorkloadKeys.WINDOWS_VERSION), "for Windows")
              .at(
                  section.has(WorkloadKeys.PLATFORM)
                      ? platform.name().span()
                      : section.span().first(1),
                  "the platform is " + platform.name().value())
              .help("write `platform: windows/amd64`, or take this away"));
    }
  }

  private static Optional<Spot> spot(Section section) {
    Optional<Given<TruthOr<Section>>> given = section.get(WorkloadKeys.SPOT);
    boolean wanted = given.isPresent() && given.get().value().truth().orElse(true);
    if (!wanted) {
      return Optional.empty();
    }
    Span span = given.get().span();
    Optional<Section> block = given.get().value().more();
    return Optional.of(
        new Spot(
            of(block, WorkloadKeys.Spot.BASE, 0, span),
            of(block, WorkloadKeys.Spot.WEIGHT, 1, span),
            of(block, WorkloadKeys.Spot.ON_DEMAND, 0, span),
            span));
  }

  private static Given<Integer> of(
      Optional<Section> block, Key<Integer> key, int fallback, Span span) {
    return block.flatMap(keys -> keys.get(key)).orElseGet(() -> Given.of(fallback, span));
  }

  private Optional<Given<Integer>> count(Section section, Optional<Given<Section>> scaling) {
    Optional<Given<Integer>> count = section.get(WorkloadKeys.COUNT);
    if (scaling.isEmpty()) {
      return Optional.of(section.get(WorkloadKeys.COUNT, 1));
    }
    count.ifPresent(
        given ->
            diagnostics.report(
                Diagnostic.of(
                        Code.CONFLICTING_KEYS,
                        "`count` and `scaling` both decide how many tasks run")
                    .at(section.keySpan(WorkloadKeys.COUNT), "a fixed number")
                    .at(section.keySpan(WorkloadKeys.SCALING), "a number that follows the load")
                    .help("take `count` away, or write it as `scaling.min`")));
    return Optional.empty();
  }

  private Optional<Queue> queue(Given<String> name) {
    Optional<Queue> queue = Optional.ofNullable(queues.get(name.value()));
    if (queue.isEmpty()) {
      diagnostics.report(
          Diagnostic.of(Code.UNKNOWN_REFERENCE, "there is no queue `" + name.value() + "`")
              .at(name.span())
              .unknown(name.value(), queues.keySet(), "write it under `queues:`"));
    }
    return queue;
  }

  private static Optional<Schedule> schedule(Section schedule) {
    return schedule
        .get(ScheduleKeys.EXPRESSION)
        .map(
            expression ->
                new Schedule(
                    expression,
                    schedule.get(ScheduleKeys.TIMEZONE, "UTC"),
                    schedule.get(ScheduleKeys.RETRIES, 2),
                    schedule.get(ScheduleKeys.MAX_AGE, 3_600),
                    schedule.get(ScheduleKeys.ENABLED, true),
                    schedule.get(ScheduleKeys.COUNT, 1),
                    schedule.get(ScheduleKeys.FLEXIBLE_WINDOW),
                    schedule.span()));
  }

  /** A task that ends by itself has no use for what belongs to a service. */
  private void checkSchedule(Section section) {
    if (!section.has(WorkloadKeys.SCHEDULE)) {
      return;
    }
    for (Key<?> key :
        List.of(
            WorkloadKeys.HTTP,
            WorkloadKeys.SCALING,
            WorkloadKeys.COUNT,
            WorkloadKeys.DEPLOYMENT,
            WorkloadKeys.QUEUE)) {
      if (section.has(key)) {
        diagnostics.report(
            Diagnostic.of(
                    Code.CONFLICTING_KEYS,
                    "a workload with `schedule` is no service and has no use for `"
                        + key.name()
                        + "`")
                .at(section.keySpan(key), "for services")
                .at(section.keySpan(WorkloadKeys.SCHEDULE), "started at certain times"));
      }
    }
  }

  private Logs logs(Section logs) {
    return new Logs(
        logs.get(WorkloadKeys.Logs.RETENTION)
            .map(given -> given.map(seconds -> seconds / SECONDS_A_DAY))
            .orElseGet(() -> Given.of(Logs.defaultRetention(anyProtected), logs.span())),
        logs.get(WorkloadKeys.Logs.KMS_KEY),
        logs.get(WorkloadKeys.Logs.ON_DELETE)
            .map(given -> given.map("retain"::equals))
            .orElseGet(() -> Given.of(anyProtected, logs.span())),
        logs.span());
  }

  private static Deployment deployment(Section deployment) {
    return new Deployment(
        deployment.get(WorkloadKeys.Deployment.MIN_HEALTHY, 100),
        deployment.get(WorkloadKeys.Deployment.MAX, 200),
        deployment.get(WorkloadKeys.Deployment.CIRCUIT_BREAKER, true),
        deployment.span());
  }

  private Optional<Http> http(
      String name, List<Container> containers, Section http, Section workload) {
    Optional<Container> target = target(containers, http);
    if (target.isEmpty()) {
      return Optional.empty();
    }
    if (target.get().port().isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.HTTP_WITHOUT_PORT,
                  "`http` sends requests to `" + target.get().name() + "`, which has no `port`")
              .at(workload.keySpan(WorkloadKeys.HTTP), "needs a port")
              .at(target.get().span(), "this container listens on none")
              .help("write `port: 8080`, or name another container with `http.container`"));
      return Optional.empty();
    }
    Section check = http.section(HttpKeys.HEALTHCHECK);
    List<Given<String>> paths =
        http.get(HttpKeys.PATH)
            .map(Given::value)
            .orElseGet(() -> List.of(Given.of("/", http.span())));
    List<Given<Text>> hosts = http.get(HttpKeys.HOST).map(Given::value).orElse(List.of());
    return Optional.of(
        new Http(
            target.get(),
            paths,
            hosts,
            http.get(HttpKeys.ALLOWED_SOURCES).map(Given::value).orElse(List.of()),
            new Target(
                check.get(HttpKeys.HealthCheck.PATH, Text.of("/")),
                check.get(HttpKeys.HealthCheck.CODES, "200"),
                check.get(HttpKeys.HealthCheck.INTERVAL, 15),
                check.get(HttpKeys.HealthCheck.TIMEOUT, 5),
                check.get(HttpKeys.HealthCheck.HEALTHY, 2),
                check.get(HttpKeys.HealthCheck.UNHEALTHY, 3)),
            http.get(HttpKeys.STICKY),
            http.get(HttpKeys.DEREGISTRATION_DELAY, 30),
            check.get(HttpKeys.HealthCheck.GRACE_PERIOD, 60),
            http.get(HttpKeys.PRIORITY, Priorities.of(spec, name, paths, hosts)),
            http.span()));
  }

  private Optional<Container> target(List<Container> containers, Section http) {
    Optional<Given<String>> named = http.get(HttpKeys.CONTAINER);
    if (named.isEmpty()) {
      return Optional.of(containers.get(0));
    }
    String wanted = named.get().value();
    Optional<Container> found =
        Lists.first(containers, container -> container.name().equals(wanted));
    if (found.isEmpty()) {
      List<String> names = Lists.map(containers, Container::name);
      diagnostics.report(
          Diagnostic.of(Code.UNKNOWN_REFERENCE, "there is no container `" + wanted + "`")
              .at(named.get().span())
              .unknown(wanted, names, "the containers are " + String.join(", ", names)));
    }
    return found;
  }
}
