package dev.fargen.workload.scaling;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.messaging.Queue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How the number of tasks follows the load.
 *
 * @param queues those whose messages count
 * @param named the queue that the spec names as the measured one
 * @param schedule changes of the number of tasks at certain times
 * @param detail how often metrics are measured, and whether load is foreseen
 * @param steps tasks to add from so many visible messages on, fewest first
 * @param idle when to go back to the fewest tasks
 */
public record Scaling(
    Given<Integer> min,
    Given<Integer> max,
    Kept kept,
    List<Queue> queues,
    Optional<Given<String>> named,
    List<Step> steps,
    Optional<Idle> idle,
    Cooldown cooldown,
    List<Change> schedule,
    Detail detail,
    Span span) {

  /**
   * What is to be kept.
   *
   * @param cpu mean CPU use in per cent
   * @param memory mean memory use in per cent
   * @param requests for each task and minute
   * @param responseTime in seconds
   * @param backlog messages for each task
   */
  public record Kept(
      Optional<Target> cpu,
      Optional<Target> memory,
      Optional<Target> requests,
      Optional<Target> responseTime,
      Optional<Given<Integer>> backlog) {}

  /**
   * The value that a metric is kept at.
   *
   * @param in the cooldown in place of the one for all metrics
   * @param out the same
   */
  public record Target(
      Given<BigDecimal> value,
      Optional<Given<Integer>> in,
      Optional<Given<Integer>> out,
      Span span) {}

  /** Another minimum or maximum from a certain time on. */
  public record Change(
      Given<String> at,
      Given<String> timezone,
      Optional<Given<Integer>> min,
      Optional<Given<Integer>> max,
      Span span) {}

  /**
   * How often metrics are measured, and whether load is foreseen.
   *
   * @param resolution as in the spec
   * @param isWritten whether the spec says it
   * @param predict whether tasks are added for the load that is foreseen; false for forecasts only
   */
  public record Detail(
      Given<String> resolution, boolean isWritten, Optional<Given<Boolean>> predict) {

    /** Whether ECS measures every 20 seconds. */
    public boolean isHighResolution() {
      return resolution.value().equals("20s");
    }
  }

  /** Seconds between two changes in the same direction. */
  public record Cooldown(Given<Integer> in, Given<Integer> out) {}

  /** Tasks to add when this many messages are visible. */
  public record Step(Given<Integer> from, Given<Integer> add) {}

  /**
   * When there is nothing to do.
   *
   * @param cpu CPU use in per cent; where there is none, the queue decides
   * @param minutes how long it must last
   */
  public record Idle(Optional<Given<BigDecimal>> cpu, Given<Integer> minutes) {}

  public Scaling {
    queues = List.copyOf(queues);
    steps = List.copyOf(steps);
    schedule = List.copyOf(schedule);
  }
}
