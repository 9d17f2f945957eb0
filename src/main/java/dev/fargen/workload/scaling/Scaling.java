package dev.fargen.workload.scaling;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How the number of tasks follows the load; cooldowns in seconds.
 *
 * @param cpu mean CPU use to be kept, in per cent
 * @param memory mean memory use to be kept, in per cent
 * @param requests requests per task and minute to be kept
 * @param backlog messages per task to be kept
 * @param steps tasks to add from so many visible messages on, fewest first
 * @param idle when to go back to the fewest tasks
 */
public record Scaling(
    Given<Integer> min,
    Given<Integer> max,
    Optional<Given<BigDecimal>> cpu,
    Optional<Given<BigDecimal>> memory,
    Optional<Given<BigDecimal>> requests,
    Optional<Given<Integer>> backlog,
    List<Step> steps,
    Optional<Idle> idle,
    Given<Integer> scaleInCooldown,
    Given<Integer> scaleOutCooldown,
    Span span) {

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
    steps = List.copyOf(steps);
  }
}
