package dev.fargen.emit.balancing;

import dev.fargen.cfn.Resource;
import dev.fargen.list.Lists;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.services.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * References to the load balancers of a stack.
 *
 * @param only the one of all workloads, or of those that are not internal
 * @param internal a second one, of the internal workloads
 * @param network the Network Load Balancer
 * @param logins by the id of the load balancer, the egress rule to identity providers
 */
public record Balancers(
    Optional<BalancerReference> only,
    Optional<BalancerReference> internal,
    Optional<NetworkBalancerReference> network,
    Map<String, Resource> logins) {

  public Balancers {
    logins = Map.copyOf(logins);
  }

  /** Those that exist before their rules. */
  Balancers(
      Optional<BalancerReference> only,
      Optional<BalancerReference> internal,
      Optional<NetworkBalancerReference> network) {
    this(only, internal, network, Map.of());
  }

  /** What must exist before users behind the load balancers of the workload can log in. */
  public List<Resource> logins(Workload workload) {
    return Lists.distinct(
        Lists.present(
            Lists.map(workload.http(), http -> Optional.ofNullable(logins.get(of(http).id())))));
  }

  /** The one that a workload stands behind. */
  public BalancerReference of(Http http) {
    return (http.internal() ? internal.or(() -> only) : only).orElseThrow();
  }
}
