package dev.fargen.emit.services;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import dev.fargen.emit.balancing.BalancerReference;
import dev.fargen.emit.balancing.Balancers;
import dev.fargen.emit.balancing.TargetEmitter;
import dev.fargen.emit.containers.Ports;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.TrafficRules;
import dev.fargen.list.Lists;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.TargetGroup;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A port of a workload that a load balancer connects to: one security group rule on each side.
 *
 * @param group the security group of the load balancer
 * @param id tells it from the others of the workload; empty for the workload's own port
 * @param noun the load balancer, for people
 * @param what the traffic, for people
 * @param cause why it may be absent
 */
record BalancerConnection(
    BalancerReference balancer,
    Value group,
    String id,
    String noun,
    String what,
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
    return all;
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
        Lists.any(all, one -> one.number() == number && one.balancer().equals(balancer));
    if (!known && group.isPresent()) {
      boolean second = isSecond(workload, http);
      all.add(
          new BalancerConnection(
              balancer,
              group.get(),
              (isOwn(workload, number) ? "" : "" + number) + (second ? "Internal" : ""),
              second ? "the internal load balancer" : "the load balancer",
              what,
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
    return TrafficRules.rule(what + " " + peer, port);
  }

  String onPort() {
    return id.isEmpty() || id.equals("Internal") ? "" : " on port " + number;
  }
}
