package dev.fargen.workload.balancing;

import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;

/**
 * How often a load balancer checks tasks, and after how many results it calls them healthy or
 * unhealthy.
 *
 * @param interval seconds from one health check to the next
 * @param timeout seconds that a health check may take
 */
public record CheckTimes(
    Given<Integer> interval,
    Given<Integer> timeout,
    Given<Integer> healthy,
    Given<Integer> unhealthy) {

  /** Those of a {@code healthcheck} block. */
  static CheckTimes of(Section check) {
    return new CheckTimes(
        check.value(HttpKeys.HealthCheck.INTERVAL),
        check.value(HttpKeys.HealthCheck.TIMEOUT),
        check.value(HttpKeys.HealthCheck.HEALTHY),
        check.value(HttpKeys.HealthCheck.UNHEALTHY));
  }
}
