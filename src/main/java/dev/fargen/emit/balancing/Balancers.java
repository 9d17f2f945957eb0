package dev.fargen.emit.balancing;

import dev.fargen.workload.balancing.Http;
import java.util.Optional;

/**
 * References to the load balancers of a stack.
 *
 * @param only the one of all workloads, or of those that are not internal
 * @param internal a second one, of the internal workloads
 */
public record Balancers(Optional<BalancerReference> only, Optional<BalancerReference> internal) {

  /** The one that a workload stands behind. */
  public BalancerReference of(Http http) {
    return (http.internal() ? internal.or(() -> only) : only).orElseThrow();
  }
}
