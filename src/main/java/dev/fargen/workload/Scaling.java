package dev.fargen.workload;

import dev.fargen.diag.Span;
import dev.fargen.spec.Given;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How the number of tasks follows the load; cooldowns in seconds.
 *
 * @param cpu mean CPU use to be kept, in per cent
 * @param memory mean memory use to be kept, in per cent
 * @param requests requests per task and minute to be kept
 */
public record Scaling(
    Given<Integer> min,
    Given<Integer> max,
    Optional<Given<BigDecimal>> cpu,
    Optional<Given<BigDecimal>> memory,
    Optional<Given<BigDecimal>> requests,
    Given<Integer> scaleInCooldown,
    Given<Integer> scaleOutCooldown,
    Span span) {}
