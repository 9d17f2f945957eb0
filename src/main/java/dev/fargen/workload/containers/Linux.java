package dev.fargen.workload.containers;

import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import java.util.List;

/**
 * The Linux options of a container.
 *
 * @param init whether an init process runs as PID 1
 * @param capabilities those that are added
 */
public record Linux(Given<Boolean> init, List<Given<String>> capabilities) {

  public Linux {
    capabilities = List.copyOf(capabilities);
  }

  /**
   * The options of a container.
   *
   * @param exec whether ECS Exec needs an init process, which reaps what the SSM agent leaves
   *     (Amazon ECS developer guide, "Monitor Amazon ECS containers with ECS Exec")
   */
  static Linux of(Section section, boolean exec) {
    return new Linux(section.value(ContainerKeys.INIT, exec), section.list(ContainerKeys.CAP_ADD));
  }
}
