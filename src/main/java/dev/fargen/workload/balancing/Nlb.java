package dev.fargen.workload.balancing;

import dev.fargen.diag.Span;
import dev.fargen.spec.balancing.ListenerPort;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import java.util.List;
import java.util.Optional;

/**
 * A port of the Network Load Balancer of the stack, which forwards to a workload; times in seconds.
 *
 * @param container the one that gets the connections
 * @param target the port of the container
 * @param tls of a TLS listener, if the certificate is written
 * @param internal whether the load balancer is internal, where this item says so
 * @param deletionProtection of the load balancer, where this item says so
 * @param allowedSources the only clients; where there are none, the default
 */
public record Nlb(
    Given<ListenerPort> listener,
    Container container,
    Given<Integer> target,
    Optional<Tls> tls,
    Optional<Given<Boolean>> internal,
    Optional<Given<Boolean>> deletionProtection,
    List<Given<Text>> allowedSources,
    Check healthCheck,
    Given<Integer> deregistrationDelay,
    Given<Integer> gracePeriod,
    List<Given<Text>> hosts,
    Optional<Given<Text>> hostedZone,
    Span span) {

  public Nlb {
    allowedSources = List.copyOf(allowedSources);
    hosts = List.copyOf(hosts);
  }

  /** The part of logical ids that follows the workload's name. */
  public String id() {
    return "Nlb" + listener.value().port();
  }

  /** The protocol of the packets to the task: TLS ends at the load balancer. */
  public String transport() {
    return listener.value().transport();
  }

  /** Whether the target is the {@code port} of its container. */
  public boolean isMainPort() {
    return !listener.value().isUdp()
        && container.program().port().filter(one -> one.value().equals(target.value())).isPresent();
  }

  /** The port of the health checks, if it is not the one that gets the connections. */
  public Optional<Given<Integer>> healthCheckPort() {
    return healthCheck
        .port()
        .filter(port -> listener.value().isUdp() || !port.value().equals(target.value()));
  }

  /** What a TLS listener has. */
  public record Tls(Given<Text> certificate, Given<String> sslPolicy) {}

  /**
   * How the load balancer finds out whether a task works; times in seconds.
   *
   * @param path of requests over HTTP; where there is none, a TCP connection is enough
   */
  public record Check(
      Optional<Given<Text>> path, Optional<Given<Integer>> port, CheckTimes times) {}
}
