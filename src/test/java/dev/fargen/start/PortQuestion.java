package dev.fargen.start;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a container maps every port that a service or a health check names (page "CreateService":
 * the container port of a load balancer must be one of the port mappings).
 */
final class PortQuestion implements Question {
  private final Balancing balancing;

  PortQuestion(Template template) {
    balancing = new Balancing(template);
  }

  @Override
  public List<String> faults(Task task) {
    List<String> faults = new ArrayList<>();
    for (Part target : Balancing.targets(task)) {
      String name = target.text("ContainerName");
      int port = target.number("ContainerPort", 0);
      boolean mapped =
          task.containers().stream()
              .anyMatch(one -> one.text("Name").equals(name) && maps(one, port));
      if (!mapped) {
        faults.add(
            "is not created, because container %s does not map port %d".formatted(name, port));
      }
      balancing
          .group(target)
          .map(group -> Balancing.healthPort(group, port))
          .filter(health -> task.containers().stream().noneMatch(one -> maps(one, health)))
          .ifPresent(
              health ->
                  faults.add(
                      "never becomes healthy, because no container maps the health check's port "
                          + health));
    }
    return faults;
  }

  private static boolean maps(Part container, int port) {
    return container.parts("PortMappings").stream()
        .anyMatch(one -> one.number("ContainerPort", 0) == port);
  }
}
