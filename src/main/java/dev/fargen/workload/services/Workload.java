package dev.fargen.workload.services;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text.ThingReference;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Files;
import dev.fargen.workload.containers.Logs;
import dev.fargen.workload.containers.Platform;
import dev.fargen.workload.environment.Allowed;
import dev.fargen.workload.messaging.Queue;
import dev.fargen.workload.permissions.Permission;
import dev.fargen.workload.scaling.Scaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One task and what runs it.
 *
 * @param name as in the spec
 * @param memory of the task, in MiB
 * @param ephemeralStorage in GiB; 20 is what every task has
 * @param main the container that the workload is named for
 * @param count how many tasks run; absent where {@code scaling} decides
 * @param schedule when the task is started, in place of a service that keeps it running
 * @param queue the one that it consumes
 * @param exec whether a shell may be opened in its containers
 */
public record Workload(
    String name,
    Given<Integer> cpu,
    Given<Integer> memory,
    Given<Integer> ephemeralStorage,
    Platform platform,
    Container main,
    List<Container> sidecars,
    Optional<Spot> spot,
    Optional<Given<Integer>> count,
    Optional<Scaling> scaling,
    Optional<Http> http,
    Optional<Schedule> schedule,
    Optional<Queue> queue,
    List<Permission> permissions,
    Logs logs,
    Deployment deployment,
    Given<Boolean> exec,
    Allowed allowed,
    Span span) {

  /** Amazon ECS API reference, "ContainerDefinition", memory: 6 MiB on Linux. */
  private static final int LEAST_MEMORY = 6;

  public Workload {
    sidecars = List.copyOf(sidecars);
    permissions = List.copyOf(permissions);
  }

  /** The mounts of all containers. */
  public List<Files.Mount> mounts() {
    return Lists.flatMap(containers(), one -> one.files().mounts());
  }

  /** What of the spec its texts name, images aside. */
  public List<ThingReference> things() {
    return Lists.distinct(Lists.flatMap(containers(), Container::things));
  }

  /**
   * What the sidecars leave of the task's memory, in MiB; nothing where one of them has no limit,
   * or a template parameter decides.
   */
  public Optional<Integer> memoryOfMain() {
    int rest = memory.value();
    boolean known = memory.parameter().isEmpty();
    for (Container sidecar : sidecars) {
      Optional<Given<Integer>> limit = sidecar.share().memory();
      known &= limit.isPresent() && limit.get().parameter().isEmpty();
      rest -= limit.map(Given::value).orElse(0);
    }
    return known && rest >= LEAST_MEMORY ? Optional.of(rest) : Optional.empty();
  }

  /** The main container and then the sidecars. */
  public List<Container> containers() {
    List<Container> all = new ArrayList<>();
    all.add(main);
    all.addAll(sidecars);
    return all;
  }
}
