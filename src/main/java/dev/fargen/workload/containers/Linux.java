package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.UlimitKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * The Linux options of a container.
 *
 * @param init whether an init process runs as PID 1
 * @param capabilities those that are added
 * @param ulimits the limits that differ from those of Fargate
 */
public record Linux(Given<Boolean> init, List<Given<String>> capabilities, List<Ulimit> ulimits) {

  /** A resource limit of the processes; -1 is no limit. */
  public record Ulimit(String name, Given<Integer> soft, Given<Integer> hard, Span span) {}

  public Linux {
    capabilities = List.copyOf(capabilities);
    ulimits = List.copyOf(ulimits);
  }

  /**
   * The options of a container.
   *
   * @param exec whether ECS Exec needs an init process, which reaps what the SSM agent leaves
   *     (Amazon ECS developer guide, "Monitor Amazon ECS containers with ECS Exec")
   */
  static Linux of(Section section, boolean exec) {
    return new Linux(
        section.value(ContainerKeys.INIT, exec),
        section.list(ContainerKeys.CAP_ADD),
        ulimits(section));
  }

  private static List<Ulimit> ulimits(Section section) {
    List<Ulimit> limits = new ArrayList<>();
    section
        .named(ContainerKeys.ULIMITS)
        .forEach(
            (name, entry) -> {
              Section limit = entry.value().value();
              limit
                  .get(UlimitKeys.SOFT)
                  .ifPresent(
                      soft ->
                          limits.add(
                              new Ulimit(
                                  name,
                                  soft,
                                  limit.get(UlimitKeys.HARD).orElse(soft),
                                  entry.key())));
            });
    return limits;
  }
}
