package dev.fargen.workload;

import dev.fargen.diag.Span;
import dev.fargen.spec.Given;
import dev.fargen.spec.Text;
import dev.fargen.spec.Texts;
import java.util.List;
import java.util.Optional;

/**
 * A load balancer of the stack's own, shared by its workloads.
 *
 * @param subnets where it stands, if not where the tasks do
 * @param certificates the first is the default one; where there are none it speaks plain HTTP
 * @param allowedSources the only clients that reach it; everybody where there are none
 * @param idleTimeout in seconds
 */
public record LoadBalancer(
    Optional<Given<Texts>> subnets,
    Given<Boolean> internal,
    List<Given<Text>> certificates,
    List<Given<Text>> allowedSources,
    Given<Boolean> accessLogs,
    Given<Boolean> deletionProtection,
    Given<Integer> idleTimeout,
    Span span) {

  public LoadBalancer {
    certificates = List.copyOf(certificates);
    allowedSources = List.copyOf(allowedSources);
  }
}
