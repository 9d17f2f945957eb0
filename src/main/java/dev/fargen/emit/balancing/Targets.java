package dev.fargen.emit.balancing;

import dev.fargen.cfn.Resource;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.list.Lists;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The target groups of a workload, with their listeners and listener rules.
 *
 * @param groups of application load balancers
 * @param network of the Network Load Balancer
 * @param role of ECS, where deployments shift traffic
 */
public record Targets(
    List<TargetEmitter.Emitted> groups,
    List<NetworkTargetEmitter.Emitted> network,
    Optional<Resource> role) {

  public Targets {
    groups = List.copyOf(groups);
    network = List.copyOf(network);
  }

  /** Emits them; there are none without {@code http} and {@code nlb}. */
  public static Targets emit(
      Draft draft, Balancers balancers, Workload workload, NetworkReference network) {
    List<TargetEmitter.Emitted> groups =
        Lists.map(
            workload.targetGroups(),
            group ->
                new TargetEmitter(draft, balancers.of(group.first()), workload, group)
                    .emit(network));
    List<NetworkTargetEmitter.Emitted> forwarded =
        Lists.map(
            workload.nlb(),
            nlb ->
                new NetworkTargetEmitter(draft, workload, nlb)
                    .emit(network, balancers.network().orElseThrow()));
    return new Targets(groups, forwarded, TrafficShift.role(draft, workload, groups, forwarded));
  }

  /**
   * The listeners and rules that a service does not refer to itself, and needs before it exists.
   */
  public List<Resource> needed() {
    List<Resource> needed = new ArrayList<>();
    if (role.isEmpty()) {
      needed.addAll(Lists.flatMap(groups, group -> group.rules()));
      needed.addAll(Lists.map(network, NetworkTargetEmitter.Emitted::listener));
    }
    return needed;
  }

  /** The target group that the scaling by requests is about: that of the first rule. */
  public Optional<TargetEmitter.Emitted> measured(Workload workload) {
    return workload
        .firstHttp()
        .flatMap(first -> Lists.first(groups, one -> one.group().first().sharesTargets(first)));
  }

  /** The metrics of all of them, of both kinds of load balancers. */
  public TargetMetrics allMetrics() {
    List<TargetMetrics.One> all = new ArrayList<>(metrics().all());
    all.addAll(Lists.flatMap(network, one -> one.metrics().all()));
    return new TargetMetrics(all);
  }

  /** The metrics of those for HTTP. */
  public TargetMetrics metrics() {
    return new TargetMetrics(Lists.flatMap(groups, group -> group.metrics().all()));
  }
}
