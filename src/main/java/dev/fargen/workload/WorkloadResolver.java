package dev.fargen.workload;

import dev.fargen.list.Lists;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.form.Given;
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
    Given<String> platform = section.value(WorkloadKeys.PLATFORM);
    BuildResolver builds = new BuildResolver(name, platform.value(), pipeline);
    ContainerResolver containers = new ContainerResolver(new ImageResolver(builds));
    List<Container> settled = containers.resolve(written);
    if (settled.isEmpty()) {
      return Optional.empty();
    }
    Platform on = new Platform(platform, section.value(WorkloadKeys.WINDOWS_VERSION));
    Given<Integer> cpu = section.value(WorkloadKeys.CPU, !on.isWindows());
    int leastMemory =
        Lists.first(FargateSizes.memory(cpu.value())).orElse(WorkloadKeys.LEAST_MEMORY);
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
            section.or(WorkloadKeys.MEMORY, leastMemory),
            section.value(WorkloadKeys.EPHEMERAL_STORAGE),
            on,
            settled.get(0),
            settled.subList(1, settled.size()),
            spot(section),
            scaling.isPresent() ? Optional.empty() : Optional.of(section.value(WorkloadKeys.COUNT)),
            scaling.map(given -> ScalingResolver.resolve(given.value(), queue.isPresent())),
            section.get(WorkloadKeys.HTTP).flatMap(http -> http(name, settled, http.value())),
            schedule,
            queue,
            new PermissionResolver(queues, values).resolve(section.list(WorkloadKeys.PERMISSIONS)),
            logs(section.section(WorkloadKeys.LOGS)),
            deployment(section.section(WorkloadKeys.DEPLOYMENT)),
            section.value(WorkloadKeys.EXEC),
            Allowed.of(section.get(WorkloadKeys.ALLOW)),
            written.key()));
  }

  private static Optional<Spot> spot(Section section) {
    Given<TruthOr<Section>> given = section.value(WorkloadKeys.SPOT);
    return given
        .value()
        .more()
        .map(
            spot ->
                new Spot(
                    spot.value(WorkloadKeys.Spot.BASE),
                    spot.value(WorkloadKeys.Spot.WEIGHT),
                    spot.value(WorkloadKeys.Spot.ON_DEMAND),
                    given.span()));
  }

  private static Optional<Schedule> schedule(Section schedule) {
    return schedule
        .get(ScheduleKeys.EXPRESSION)
        .map(
            expression ->
                new Schedule(
                    expression,
                    schedule.value(ScheduleKeys.TIMEZONE),
                    schedule.value(ScheduleKeys.RETRIES),
                    schedule.value(ScheduleKeys.MAX_AGE),
                    schedule.value(ScheduleKeys.ENABLED),
                    schedule.value(ScheduleKeys.COUNT),
                    schedule.get(ScheduleKeys.FLEXIBLE_WINDOW),
                    schedule.span()));
  }

  private Logs logs(Section logs) {
    return new Logs(
        Logs.days(logs.value(WorkloadKeys.Logs.RETENTION, anyProtected)),
        logs.get(WorkloadKeys.Logs.KMS_KEY),
        logs.value(WorkloadKeys.Logs.ON_DELETE, anyProtected).map("retain"::equals),
        logs.span());
  }

  private static Deployment deployment(Section deployment) {
    return new Deployment(
        deployment.value(WorkloadKeys.Deployment.MIN_HEALTHY),
        deployment.value(WorkloadKeys.Deployment.MAX),
        deployment.value(WorkloadKeys.Deployment.CIRCUIT_BREAKER),
        deployment.span());
  }

  /** Nothing where no container of this name listens on a port. */
  private Optional<Http> http(String name, List<Container> containers, Section http) {
    String wanted = http.or(HttpKeys.CONTAINER, name).value();
    Optional<Container> target =
        Lists.first(
            containers, one -> one.name().equals(wanted) && one.program().port().isPresent());
    if (target.isEmpty()) {
      return Optional.empty();
    }
    Section check = http.section(HttpKeys.HEALTHCHECK);
    List<Given<String>> paths = http.value(HttpKeys.PATH).value();
    List<Given<Text>> hosts = http.list(HttpKeys.HOST);
    return Optional.of(
        new Http(
            target.get(),
            new Http.Requests(paths, hosts, http.list(HttpKeys.ALLOWED_SOURCES)),
            new Target(
                check.value(HttpKeys.HealthCheck.PATH),
                check.value(HttpKeys.HealthCheck.CODES),
                check.value(HttpKeys.HealthCheck.INTERVAL),
                check.value(HttpKeys.HealthCheck.TIMEOUT),
                check.value(HttpKeys.HealthCheck.HEALTHY),
                check.value(HttpKeys.HealthCheck.UNHEALTHY)),
            http.get(HttpKeys.STICKY),
            http.value(HttpKeys.DEREGISTRATION_DELAY),
            check.value(HttpKeys.HealthCheck.GRACE_PERIOD),
            http.or(HttpKeys.PRIORITY, Priorities.of(spec, name, paths, hosts)),
            http.span()));
  }
}
