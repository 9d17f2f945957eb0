package dev.fargen.emit.services;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.emit.balancing.BalancerReference;
import dev.fargen.emit.balancing.Balancers;
import dev.fargen.emit.balancing.NetworkBalancerReference;
import dev.fargen.emit.balancing.NetworkTargetEmitter;
import dev.fargen.emit.balancing.TargetEmitter;
import dev.fargen.emit.containers.Ports;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.TrafficRules;
import dev.fargen.list.Lists;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.Nlb;
import dev.fargen.workload.balancing.TargetGroup;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A port of a workload that a load balancer connects to: one security group rule on each side.
 *
 * @param balancer the logical id of the load balancer
 * @param group the security group of the load balancer
 * @param id tells it from the others of the workload; empty for the workload's own port
 * @param noun the load balancer, for people
 * @param what the traffic, for people
 * @param protocol {@code tcp} or {@code udp}
 * @param cause why it may be absent
 */
record BalancerConnection(
    String balancer,
    Value group,
    String id,
    String noun,
    String what,
    String protocol,
    int number,
    Value port,
    Cause.Part cause) {

  /** Those to load balancers whose security groups are known, each port once. */
  static List<BalancerConnection> of(Draft draft, Workload workload, Balancers balancers) {
    List<BalancerConnection> all = new ArrayList<>();
    for (TargetGroup targets : workload.targetGroups()) {
      Value port = Ports.ofTarget(draft, workload, targets.first());
      Cause.Part cause = TargetEmitter.cause(workload, targets.first(), targets.id());
      add(targets, targets.first().port().value(), "HTTP", port, cause, workload, balancers, all);
    }
    for (TargetGroup targets : workload.targetGroups()) {
      Http http = targets.first();
      for (Given<Integer> port : Lists.filter(targets.ports(), one -> !one.equals(http.port()))) {
        Cause.Part cause =
            new Cause.Part(
                    LogicalName.of(workload.name()) + port.value() + "HealthCheck",
                    "Allows health checks of " + workload.name() + " on port " + port.value())
                .within(TargetEmitter.cause(workload));
        Value number = Ports.ofHealthCheck(draft, workload, http, port);
        add(targets, port.value(), "Health checks", number, cause, workload, balancers, all);
      }
    }
    balancers.network().ifPresent(network -> forwarded(draft, workload, network, all));
    return all;
  }

  /**
   * Those to the Network Load Balancer. Rules that name its group allow what it forwards, also
   * where it preserves the addresses of clients, as for UDP; and its health checks are subject to
   * its egress rules (Elastic Load Balancing user guide, "Update the security groups for your
   * Network Load Balancer").
   */
  private static void forwarded(
      Draft draft,
      Workload workload,
      NetworkBalancerReference network,
      List<BalancerConnection> all) {
    for (Nlb nlb : workload.nlb()) {
      Value port = Ports.ofTarget(draft, workload, nlb);
      String what = nlb.listener().value().isUdp() ? "UDP" : "TCP";
      forwarded(draft, network, workload, what, nlb.transport(), nlb.target().value(), port, all);
    }
    for (Nlb nlb : workload.nlb()) {
      nlb.healthCheckPort()
          .ifPresent(
              port -> {
                Value number = Ports.ofHealthCheck(draft, workload, nlb, port);
                forwarded(
                    draft, network, workload, "Health checks", "tcp", port.value(), number, all);
              });
    }
  }

  private static void forwarded(
      Draft draft,
      NetworkBalancerReference network,
      Workload workload,
      String what,
      String protocol,
      int number,
      Value port,
      List<BalancerConnection> all) {
    String balancer = draft.name(network.balancer());
    boolean known =
        Lists.any(
            all,
            one ->
                one.number() == number
                    && one.protocol().equals(protocol)
                    && one.balancer().equals(balancer));
    if (!known) {
      String id = "Network" + number + (protocol.equals("udp") ? "Udp" : "");
      Cause.Part cause =
          new Cause.Part(
                  LogicalName.of(workload.name()) + id,
                  "Connects the Network Load Balancer to "
                      + protocol.toUpperCase(Locale.ROOT)
                      + " port "
                      + number
                      + " of "
                      + workload.name())
              .within(NetworkTargetEmitter.cause(workload));
      all.add(
          new BalancerConnection(
              balancer,
              network.securityGroup().ref(),
              id,
              "the Network Load Balancer",
              what,
              protocol,
              number,
              port,
              cause));
    }
  }

  private static void add(
      TargetGroup targets,
      int number,
      String what,
      Value port,
      Cause.Part cause,
      Workload workload,
      Balancers balancers,
      List<BalancerConnection> all) {
    Http http = targets.first();
    BalancerReference balancer = balancers.of(http);
    Optional<Value> group = balancer.securityGroup();
    boolean known =
        Lists.any(all, one -> one.number() == number && one.balancer().equals(balancer.id()));
    if (!known && group.isPresent()) {
      boolean second = isSecond(workload, http);
      all.add(
          new BalancerConnection(
              balancer.id(),
              group.get(),
              (isOwn(workload, number) ? "" : "" + number) + (second ? "Internal" : ""),
              second ? "the internal load balancer" : "the load balancer",
              what,
              "tcp",
              number,
              port,
              cause));
    }
  }

  /** Whether the workload is behind a public load balancer too. */
  private static boolean isSecond(Workload workload, Http http) {
    return http.internal() && Lists.any(workload.http(), other -> !other.internal());
  }

  /** Whether it is the port whose rules have no port in their ids. */
  private static boolean isOwn(Workload workload, int number) {
    return Lists.first(workload.targetGroups(), targets -> targets.id().isEmpty())
        .map(targets -> targets.first().port())
        .or(() -> workload.task().main().program().port())
        .filter(port -> port.value() == number)
        .isPresent();
  }

  /** The rule without its groups. */
  Mapping rule(String peer) {
    return TrafficRules.rule(what + " " + peer, protocol, port);
  }

  String onPort() {
    String port = protocol.equals("udp") ? " on UDP port " : " on port ";
    return id.isEmpty() || id.equals("Internal") ? "" : port + number;
  }

  /** The port, and the protocol if it is not TCP, for a logical id. */
  String portId() {
    return number + (protocol.equals("udp") ? "Udp" : "");
  }
}
