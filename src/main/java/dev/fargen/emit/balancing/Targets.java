package dev.fargen.emit.balancing;

import dev.fargen.cfn.Resource;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.network.NetworkReference;
import dev.fargen.list.Lists;
import dev.fargen.workload.services.Workload;
import java.util.List;
import java.util.Optional;

/**
 * The target groups of a workload, with their listener rules.
 *
 * @param role of ECS, where deployments shift traffic
 */
public record Targets(List<TargetEmitter.Emitted> groups, Optional<Resource> role) {

  public Targets {
    groups = List.copyOf(groups);
  }

  /** Emits them; there are none without {@code http}. */
  public static Targets emit(
      Draft draft, Balancers balancers, Workload workload, NetworkReference network) {
    List<TargetEmitter.Emitted> groups =
        Lists.map(
            workload.targetGroups(),
            group ->
                new TargetEmitter(draft, balancers.of(group.first()), workload, group)
                    .emit(network));
    return new Targets(groups, TrafficShift.role(draft, workload, groups));
  }

  /** The rules that a service does not refer to itself, and needs before it exists. */
  public List<Resource> needed() {
    return role.isPresent() ? List.of() : Lists.flatMap(groups, group -> group.rules());
  }

  /** The target group that the scaling by requests is about: that of the first rule. */
  public Optional<TargetEmitter.Emitted> measured(Workload workload) {
    return workload
        .firstHttp()
        .flatMap(first -> Lists.first(groups, one -> one.group().first().sharesTargets(first)));
  }

  /** The metrics of all of them. */
  public TargetMetrics metrics() {
    return new TargetMetrics(Lists.flatMap(groups, group -> group.metrics().all()));
  }
}
