package dev.fargen.workload;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
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
      Optional<String> pipeline) {
    this.spec = spec;
    this.anyProtected = anyProtected;
    this.queues = queues;
    this.values = values;
    this.pipeline = pipeline;
  }

  /** The workload, or nothing where it lacks what it can't do without. */
  Optional<Workload> resolve(SpecThing written) {
    String name = written.name();
    Section section = written.keys();
    Given<String> platform = section.get(WorkloadKeys.PLATFORM, "linux/amd64");
    BuildResolver builds = new BuildResolver(name, platform.value(), pipeline);
    ContainerResolver containers = new ContainerResolver(new ImageResolver(builds));
    Optional<Container> main = containers.main(written);
    List<Container> sidecars = Lists.present(Lists.map(written.sidecars(), containers::sidecar));
    if (main.isEmpty()) {
      return Optional.empty();
    }
    Platform on = new Platform(platform, section.get(WorkloadKeys.WINDOWS_VERSION, "2022-core"));
    Given<Integer> cpu =
        section.get(WorkloadKeys.CPU, on.isWindows() ? LEAST_CPU_OF_WINDOWS : LEAST_CPU);
    int leastMemory = Lists.first(FargateSizes.memory(cpu.value())).orElse(512);
    List<Container> settled = containers.settleEssential(main.get(), sidecars);
    Optional<Given<Section>> scaling = section.get(WorkloadKeys.SCALING);
    FirstImages.declare(name, settled, section);
    Optional<Queue> queue =
        section
            .get(WorkloadKeys.QUEUE)
            .flatMap(given -> Optional.ofNullable(queues.get(given.value())));
    Optional<Schedule> schedule =
        section.get(WorkloadKeys.SCHEDULE).flatMap(given -> schedule(given.value()));
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
            scaling.isPresent()
                ? Optional.empty()
                : Optional.of(section.get(WorkloadKeys.COUNT, 1)),
            scaling.map(given -> ScalingResolver.resolve(given.value(), queue.isPresent())),
            section.get(WorkloadKeys.HTTP).flatMap(http -> http(name, settled, http.value())),
            schedule,
            queue,
            new PermissionResolver(queues, values).resolve(section.list(WorkloadKeys.PERMISSIONS)),
            logs(section.section(WorkloadKeys.LOGS)),
            deployment(section.section(WorkloadKeys.DEPLOYMENT)),
            section.get(WorkloadKeys.EXEC, false),
            Allowed.of(section.get(WorkloadKeys.ALLOW)),
            written.key()));
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

  /** Nothing where no container of this name listens on a port. */
  private Optional<Http> http(String name, List<Container> containers, Section http) {
    String wanted = http.get(HttpKeys.CONTAINER, name).value();
    Optional<Container> target =
        Lists.first(containers, one -> one.name().equals(wanted) && one.port().isPresent());
    if (target.isEmpty()) {
      return Optional.empty();
    }
    Section check = http.section(HttpKeys.HEALTHCHECK);
    List<Given<String>> paths =
        http.get(HttpKeys.PATH)
            .map(Given::value)
            .orElseGet(() -> List.of(Given.of("/", http.span())));
    List<Given<Text>> hosts = http.list(HttpKeys.HOST);
    return Optional.of(
        new Http(
            target.get(),
            paths,
            hosts,
            http.list(HttpKeys.ALLOWED_SOURCES),
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
}
