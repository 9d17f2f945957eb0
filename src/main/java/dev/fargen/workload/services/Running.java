package dev.fargen.workload.services;

import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.messaging.Queue;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.scaling.ScalingResolver;
import java.util.List;
import java.util.Optional;

/**
 * How many tasks of a workload run, when, where, and on what.
 *
 * @param count how many; absent where {@code scaling} decides
 * @param schedule when the task is started, in place of a service that keeps it running
 * @param manual whether nothing starts it
 * @param spotAnywhere whether any environment says that the tasks run on spare capacity or not
 */
public record Running(
    Optional<Given<Integer>> count,
    Optional<Scaling> scaling,
    Optional<Schedule> schedule,
    boolean manual,
    Optional<Spot> spot,
    boolean spotAnywhere,
    Placement placement,
    Deployment deployment) {

  /**
   * What a workload's keys say of it.
   *
   * @param queues those that the workload consumes
   * @param placedAnywhere whether any environment says in which subnets the tasks run
   */
  public static Running of(
      Section section, List<Queue> queues, boolean spotAnywhere, boolean placedAnywhere) {
    Optional<Given<Section>> scaling = section.get(WorkloadKeys.SCALING);
    return new Running(
        scaling.isPresent() ? Optional.empty() : Optional.of(section.value(WorkloadKeys.COUNT)),
        scaling.map(given -> ScalingResolver.resolve(given.value(), queues)),
        section.get(WorkloadKeys.SCHEDULE).flatMap(given -> Schedule.of(given.value())),
        section.has(WorkloadKeys.RUN),
        Spot.of(section.value(WorkloadKeys.SPOT)),
        spotAnywhere,
        Placement.of(section, placedAnywhere),
        Deployment.of(section.section(WorkloadKeys.DEPLOYMENT)));
  }

  /** Whether an ECS service runs the tasks. */
  public boolean isService() {
    return schedule.isEmpty() && !manual;
  }

  /** The fewest tasks that run. */
  public Given<Integer> fewest() {
    return count.or(() -> scaling.map(Scaling::min)).orElseThrow();
  }
}
