package dev.fargen.workload.balancing;

import dev.fargen.diag.Span;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.environment.LogicalName;
import java.util.List;
import java.util.Optional;

/**
 * Requests that the load balancer routes to a workload: a listener rule, and its targets; times in
 * seconds.
 *
 * @param label tells it from the others of its workload: its name in the spec, or the port; empty
 *     for the workload's own port
 * @param isNamed whether the label is its name
 * @param container the one that gets the requests
 * @param port the one of the container
 * @param version of the protocol: {@code http1}, {@code http2} or {@code grpc}
 * @param internal whether it stands behind an internal load balancer of the stack
 * @param hostedZone where its hosts get alias records
 */
public record Http(
    String label,
    boolean isNamed,
    Container container,
    Given<Integer> port,
    Given<String> version,
    boolean internal,
    Requests requests,
    Target healthCheck,
    Optional<Given<Integer>> sticky,
    Given<Integer> deregistrationDelay,
    Given<Integer> gracePeriod,
    Given<Integer> priority,
    Optional<Given<Text>> hostedZone,
    Optional<Rewrites> rewrites,
    Optional<Login> login,
    Span span) {

  /** Whether the spec has the priority. */
  public boolean isPriorityWritten() {
    return !priority.span().equals(span);
  }

  /** The same with another priority. */
  public Http with(Given<Integer> other) {
    return new Http(
        label,
        isNamed,
        container,
        port,
        version,
        internal,
        requests,
        healthCheck,
        sticky,
        deregistrationDelay,
        gracePeriod,
        other,
        hostedZone,
        rewrites,
        login,
        span);
  }

  /** Whether both send to the same target group. */
  public boolean sharesTargets(Http other) {
    return container.name().equals(other.container.name())
        && port.value().equals(other.port.value())
        && version.value().equals(other.version.value())
        && internal == other.internal;
  }

  /** Whether it sends HTTP/1.1 requests. */
  public boolean isHttp1() {
    return version.value().equals("http1");
  }

  public boolean isGrpc() {
    return version.value().equals("grpc");
  }

  /** Whether the port is the one that the container is known for, its {@code port}. */
  public boolean isMainPort() {
    return container.program().port().filter(one -> one.value().equals(port.value())).isPresent();
  }

  /** The part of logical ids that tells it from the others of its workload. */
  public String id() {
    return LogicalName.of(label);
  }

  /** The rule in words, for descriptions: {@code api} or {@code port 50051 of api}. */
  public String describe(String workload) {
    return describe(workload, label);
  }

  /** The same of a rule or target group with this label. */
  public static String describe(String workload, String label) {
    return Digits.only(label) ? "port " + label + " of " + workload : nameOf(workload, label);
  }

  /** The name of the rule, for its priority and for messages: {@code api} or {@code api/50051}. */
  public String nameOf(String workload) {
    return nameOf(workload, label);
  }

  /** The same of a rule or target group with this label. */
  public static String nameOf(String workload, String label) {
    return label.isEmpty() ? workload : workload + "/" + label;
  }

  /** How the load balancer finds out whether a task works; times in seconds. */
  public record Target(
      Given<Text> path, Optional<Given<Integer>> port, Given<String> codes, CheckTimes times) {}

  /**
   * Which requests come to it.
   *
   * @param paths as the spec has them, without the patterns made of them
   */
  public record Requests(
      List<Given<String>> paths, List<Given<Text>> hosts, List<Given<Text>> allowedSources) {

    public Requests {
      paths = List.copyOf(paths);
      hosts = List.copyOf(hosts);
      allowedSources = List.copyOf(allowedSources);
    }

    /** The patterns of the listener rule; none where every path leads here. */
    public List<Given<String>> patterns() {
      boolean all = Lists.any(paths, path -> path.value().equals("/"));
      return all ? List.of() : Lists.flatMap(paths, Requests::patterns);
    }

    /** {@code /api} is {@code /api} and everything below it; a pattern is itself. */
    private static List<Given<String>> patterns(Given<String> path) {
      String text = path.value();
      if (text.contains("*") || text.contains("?")) {
        return List.of(path);
      }
      String bare = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
      return List.of(path.map(p -> bare), path.map(p -> bare + "/*"));
    }
  }
}
