package dev.fargen.check.network;

import dev.fargen.check.rule.RawGroupRules;
import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Texts;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.balancing.Nlb;
import dev.fargen.workload.balancing.TargetGroup;
import dev.fargen.workload.environment.ThingKind;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Warns of existing security groups that must let the load balancer in, which fargen does not
 * change, and of a port that no other resource can connect to: a security group allows only the
 * traffic of its rules (Amazon VPC user guide, "Control traffic to your AWS resources using
 * security groups").
 */
public final class ReachRule implements WarningRule {

  private static final int POSTGRESQL = 5_432;
  private static final int MYSQL = 3_306;
  private static final int REDIS = 6_379;
  private static final int MEMCACHED = 11_211;
  private static final String NETWORK = "the Network Load Balancer";

  /**
   * Ports of Redis, memcached, MongoDB, RabbitMQ, Kafka, NATS, SQL Server, Oracle, SMTP, DNS, LDAP
   * and SSH.
   */
  private static final List<Integer> NOT_HTTP =
      List.of(
          REDIS, MEMCACHED, 27_017, 5_672, 5_671, 9_092, 4_222, 1_433, 1_521, 25, 465, 587, 53, 389,
          636, 22, 1_883);

  @Override
  public void check(Stack stack, Warnings warnings) {
    Optional<Given<Texts>> groups = stack.base().network().tasks().securityGroups();
    for (Workload workload : stack.workloads()) {
      boolean called = stack.links().open() || !stack.links().to(workload).isEmpty();
      workload.http().forEach(http -> protocol(workload, http, called, warnings));
      if (groups.isEmpty()) {
        port(workload, called, warnings);
      } else if (!RawGroupRules.isOne(groups.get().value(), stack)) {
        for (TargetGroup targets : workload.targetGroups()) {
          List<String> ports = Lists.map(targets.ports(), port -> "" + port.value());
          String all = Lists.enumerated(ports, "and");
          group(
              workload,
              targets.first().span(),
              "TCP " + all,
              "the load balancer",
              source(targets.first(), stack),
              groups.get(),
              warnings);
        }
        Lists.first(workload.nlb())
            .ifPresent(
                nlb ->
                    group(
                        workload,
                        nlb.span(),
                        forwarded(workload),
                        NETWORK,
                        "`NetworkLoadBalancerSecurityGroup`",
                        groups.get(),
                        warnings));
      }
    }
  }

  /** What the Network Load Balancer connects to, each port once. */
  private static String forwarded(Workload workload) {
    List<String> ports = new ArrayList<>();
    for (Nlb nlb : workload.nlb()) {
      ports.add(nlb.transport().toUpperCase(Locale.ROOT) + " " + nlb.target().value());
    }
    for (Nlb nlb : workload.nlb()) {
      nlb.healthCheckPort().ifPresent(port -> ports.add("TCP " + port.value()));
    }
    return Lists.enumerated(Lists.distinct(ports), "and");
  }

  /** The security group of the load balancer, for people. */
  private static String source(Http http, Stack stack) {
    boolean second = http.internal() && stack.base().internalBalancer().isPresent();
    boolean created = stack.base().loadBalancer().orElse(null) instanceof LoadBalancer.Created;
    return !created
        ? "the security group of the load balancer"
        : "`" + (second ? "Internal" : "") + "LoadBalancerSecurityGroup`";
  }

  private static void group(
      Workload workload,
      Span place,
      String ports,
      String balancer,
      String source,
      Given<Texts> groups,
      Warnings warnings) {
    boolean created = source.startsWith("`");
    warnings.report(
        workload,
        Diagnostic.of(
                Code.GROUP_NEEDS_RULE,
                "fargen adds no ingress rule for "
                    + ports
                    + " from "
                    + balancer
                    + " to `"
                    + workload.name()
                    + "`, because `network.security_groups` is set")
            .at(place.first(1))
            .at(groups.span(), "existing security groups, which fargen does not change")
            .note(
                "without such a rule, the load balancer cannot reach the tasks, and health checks fail"
                    + (created ? "; fargen adds the egress rule of the load balancer" : ""))
            .help(
                "allow "
                    + ports
                    + " from "
                    + source
                    + " in one of the groups in `network.security_groups`"
                    + (created
                        ? ", with an `AWS::EC2::SecurityGroupIngress` under `resources`"
                            + (ports.contains(" and ") ? " for each port" : "")
                        : "")
                    + ", or remove `network.security_groups`"));
  }

  /** What is not HTTP cannot be behind the load balancer. */
  private static String help(int port, String name) {
    if (!isOther(port)) {
      return "write `http: {healthcheck: /}` in `" + name + "`, or ";
    }
    String managed =
        switch (port) {
          case POSTGRESQL -> managed("databases", "main", "postgres", "host");
          case MYSQL -> managed("databases", "main", "mysql", "host");
          case REDIS -> managed("caches", name, "valkey", "url");
          case MEMCACHED -> managed("caches", name, "memcached", "host");
          default -> "";
        };
    return managed + "run `" + name + "` as a sidecar of the workload that connects to it, or ";
  }

  private static String managed(String kind, String name, String engine, String attribute) {
    return "write `"
        + kind
        + ": {"
        + name
        + ": {engine: "
        + engine
        + "}}` in place of this workload, and `${"
        + kind
        + "."
        + name
        + "."
        + attribute
        + "}` in the workload that connects to it, or ";
  }

  /** A load balancer sends HTTP requests, which a database does not answer. */
  private static void protocol(Workload workload, Http http, boolean called, Warnings warnings) {
    Given<Integer> port = http.port();
    String name = workload.name();
    if (isOther(port.value())) {
      warnings.report(
          workload,
          Diagnostic.of(
                  Code.LISTENS_ELSEWHERE,
                  "`http` sends HTTP requests to `port: "
                      + port.value()
                      + "`, the default port of another protocol")
              .at(port.span())
              .at(http.span().first(1), "HTTP")
              .help(
                  (NOT_HTTP.contains(port.value())
                          ? "write `nlb: " + port.value() + "` in place of `http`, or "
                          : "")
                      + help(port.value(), name)
                      + "remove `http` of `"
                      + name
                      + "`"
                      + (called
                          ? ""
                          : " and "
                              + ThingKind.WORKLOADS.addedTo(name, "")
                              + "the workload that connects to it")));
    }
  }

  private static boolean isOther(int port) {
    return port == POSTGRESQL || port == MYSQL || NOT_HTTP.contains(port);
  }

  /** Containers of the same task can connect to each other's ports. */
  private static void port(Workload workload, boolean called, Warnings warnings) {
    Optional<Given<Integer>> port = workload.task().main().program().port();
    boolean alone = Lists.filter(workload.containers(), one -> !one.isAdded()).size() == 1;
    if (port.isPresent() && alone && !workload.isBalanced() && !called) {
      warnings.report(
          workload,
          Diagnostic.of(
                  Code.PORT_OUT_OF_REACH,
                  "no client can connect to `port: "
                      + port.get().value()
                      + "` of `"
                      + workload.name()
                      + "`")
              .at(port.get().span())
              .note(
                  "fargen allows inbound traffic to tasks only from load balancers, and from workloads"
                      + " that link to `"
                      + workload.name()
                      + "`")
              .help(
                  ThingKind.WORKLOADS.addedTo(workload.name(), "")
                      + "the workload that calls it, or "
                      + help(port.get().value(), workload.name())
                      + "remove `port` of `"
                      + workload.name()
                      + "`"));
    }
  }
}
