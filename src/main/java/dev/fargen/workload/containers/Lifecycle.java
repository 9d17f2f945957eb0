package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a container starts, whether it is well, and how it ends.
 *
 * @param emptyTest the place of a health check without a command, which is none
 * @param restart empty if it is not restarted when it exits
 * @param stopTimeout seconds between the stop signal of the image and SIGKILL
 */
public record Lifecycle(
    List<Dependency> dependsOn,
    Optional<HealthCheck> healthCheck,
    Optional<Span> emptyTest,
    Optional<Restart> restart,
    Given<Integer> stopTimeout) {

  /** A container that comes first, and how far it must have come. */
  public record Dependency(String container, Given<String> condition, Span span) {

    /** Whether the other one must have ended. */
    public boolean waitsForEnd() {
      return condition.value().equals("complete") || condition.value().equals("success");
    }
  }

  public Lifecycle {
    dependsOn = List.copyOf(dependsOn);
  }

  /** The same, after another container. */
  Lifecycle after(Dependency other) {
    List<Dependency> all = new ArrayList<>(dependsOn);
    all.add(other);
    return new Lifecycle(all, healthCheck, emptyTest, restart, stopTimeout);
  }

  static Lifecycle of(Section section) {
    return new Lifecycle(
        dependencies(section),
        section.get(ContainerKeys.HEALTHCHECK).flatMap(HealthCheck::of),
        section
            .get(ContainerKeys.HEALTHCHECK)
            .flatMap(check -> check.value().get(ContainerKeys.HealthCheck.TEST))
            .filter(test -> HealthCheck.isEmpty(test.value()))
            .map(Given::span),
        Restart.of(section),
        section.value(ContainerKeys.STOP_GRACE_PERIOD));
  }

  static List<Dependency> dependencies(Section section) {
    List<Dependency> needs = new ArrayList<>();
    section
        .named(ContainerKeys.DEPENDS_ON)
        .forEach((name, entry) -> needs.add(new Dependency(name, entry.value(), entry.key())));
    return needs;
  }
}
