package dev.fargen.workload.containers;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.services.FargateSizes;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Containers that run together.
 *
 * @param memory in MiB
 * @param ephemeralStorage in GiB; 20 is what every task has
 * @param containers the one that the workload is named for, and then the sidecars
 * @param exec whether a shell may be opened in its containers
 * @param faults whether faults may be injected
 */
public record Task(
    Given<Integer> cpu,
    Given<Integer> memory,
    Given<Integer> ephemeralStorage,
    Platform platform,
    List<Container> containers,
    Logs logs,
    Given<Boolean> exec,
    Given<Boolean> faults) {

  /** Amazon ECS API reference, "ContainerDefinition", memory: 6 MiB on Linux. */
  private static final int LEAST_MEMORY = 6;

  public Task {
    containers = List.copyOf(containers);
  }

  /**
   * The task that a workload's keys describe.
   *
   * @param anyProtected whether any environment's mode protects from deletion
   * @param values of parameters
   */
  public static Task of(
      Section section,
      List<Container> containers,
      boolean anyProtected,
      Map<String, String> values) {
    Platform platform = Platform.of(section);
    Given<Integer> cpu = section.value(WorkloadKeys.CPU, !platform.isWindows());
    int least = Lists.first(FargateSizes.memory(cpu.value())).orElse(WorkloadKeys.LEAST_MEMORY);
    return new Task(
        cpu,
        section.or(WorkloadKeys.MEMORY, least),
        section.value(WorkloadKeys.EPHEMERAL_STORAGE),
        platform,
        containers,
        Logs.of(section.section(WorkloadKeys.LOGS), anyProtected, values),
        section.value(WorkloadKeys.EXEC),
        section.value(WorkloadKeys.FAULT_INJECTION));
  }

  public Container main() {
    return containers.get(0);
  }

  public List<Container> sidecars() {
    return containers.subList(1, containers.size());
  }

  /** The sidecars, without the container that has exited when the main container starts. */
  public List<Container> lasting() {
    return Lists.filter(sidecars(), one -> one.purpose() != Container.Purpose.FILES);
  }

  /**
   * What the sidecars leave of the task's memory, in MiB; nothing where one of them has no limit,
   * or a template parameter decides.
   */
  public Optional<Integer> memoryOfMain() {
    int rest = memory.value();
    boolean known = memory.parameter().isEmpty();
    for (Container sidecar : lasting()) {
      Optional<Given<Integer>> limit = sidecar.share().memory();
      known &= limit.isPresent() && limit.get().parameter().isEmpty();
      rest -= limit.map(Given::value).orElse(0);
    }
    return known && rest >= LEAST_MEMORY ? Optional.of(rest) : Optional.empty();
  }
}
