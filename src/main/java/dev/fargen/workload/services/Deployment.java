package dev.fargen.workload.services;

import dev.fargen.diag.Span;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import dev.fargen.spec.services.WorkloadKeys;

/** How a new version takes the place of the old one; shares of the tasks in per cent. */
public record Deployment(
    Given<Integer> minHealthy, Given<Integer> max, Given<Boolean> circuitBreaker, Span span) {

  static Deployment of(Section deployment) {
    return new Deployment(
        deployment.value(WorkloadKeys.Deployment.MIN_HEALTHY),
        deployment.value(WorkloadKeys.Deployment.MAX),
        deployment.value(WorkloadKeys.Deployment.CIRCUIT_BREAKER),
        deployment.span());
  }
}
