package dev.fargen.workload.services;

import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.services.WorkloadKeys;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.scaling.ScalingResolver;
import java.util.Optional;

/**
 * How many tasks of a workload run, when, and on what.
 *
 * @param count how many; absent where {@code scaling} decides
 * @param schedule when the task is started, in place of a service that keeps it running
 * @param spotAnywhere whether any environment says that the tasks run on spare capacity or not
 */
public record Running(
    Optional<Given<Integer>> count,
    Optional<Scaling> scaling,
    Optional<Schedule> schedule,
    Optional<Spot> spot,
    boolean spotAnywhere,
    Deployment deployment) {

  /**
   * What a workload's keys say of it.
   *
   * @param consumes whether the workload consumes a queue
   */
  public static Running of(Section section, boolean consumes, boolean spotAnywhere) {
    Optional<Given<Section>> scaling = section.get(WorkloadKeys.SCALING);
    return new Running(
        scaling.isPresent() ? Optional.empty() : Optional.of(section.value(WorkloadKeys.COUNT)),
        scaling.map(given -> ScalingResolver.resolve(given.value(), consumes)),
        section.get(WorkloadKeys.SCHEDULE).flatMap(given -> Schedule.of(given.value())),
        Spot.of(section.value(WorkloadKeys.SPOT)),
        spotAnywhere,
        Deployment.of(section.section(WorkloadKeys.DEPLOYMENT)));
  }

  /** The fewest tasks that run. */
  public Given<Integer> fewest() {
    return count.or(() -> scaling.map(Scaling::min)).orElseThrow();
  }
}
