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
 * @param steps tasks to add from so many visible messages on, fewest first
 * @param idle when to go back to the fewest tasks
 */
public record Scaling(
    Given<Integer> min,
    Given<Integer> max,
    Kept kept,
    List<Queue> queues,
    List<Step> steps,
    Optional<Idle> idle,
    Cooldown cooldown,
    Span span) {

  /**
   * What is to be kept.
   *
   * @param cpu mean CPU use in per cent
   * @param memory mean memory use in per cent
   * @param requests for each task and minute
   * @param backlog messages for each task
   */
  public record Kept(
      Optional<Given<BigDecimal>> cpu,
      Optional<Given<BigDecimal>> memory,
      Optional<Given<BigDecimal>> requests,
      Optional<Given<Integer>> backlog) {}

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
  }
}
