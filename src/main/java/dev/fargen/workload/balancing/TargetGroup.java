package dev.fargen.workload.balancing;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.List;

/**
 * A target group of a workload: a port of one of its containers behind one load balancer, with the
 * listener rules that forward to it.
 *
 * @param id follows the workload's name in the logical id; empty for the workload's own port
 * @param rules which have the same container, port, health check and attributes
 */
public record TargetGroup(String id, List<Http> rules) {

  public TargetGroup {
    rules = List.copyOf(rules);
  }

  /** What its rules have in common. */
  public Http first() {
    return rules.get(0);
  }

  /**
   * The target groups of these rules, in an order that does not depend on theirs. The name of a
   * rule is that of its target group only where all of its rules have names.
   */
  public static List<TargetGroup> of(List<Http> rules) {
    List<TargetGroup> groups = new ArrayList<>();
    List<Http> left = new ArrayList<>(rules);
    while (!left.isEmpty()) {
      Http first = left.get(0);
      List<Http> same = Lists.filter(left, first::sharesTargets);
      left.removeAll(same);
      List<Http> unnamed = Lists.filter(same, http -> !http.isNamed());
      List<Http> naming = unnamed.isEmpty() ? same : unnamed;
      groups.add(new TargetGroup(Lists.sorted(Lists.map(naming, Http::id)).get(0), byId(same)));
    }
    List<String> ids = Lists.sorted(Lists.map(groups, TargetGroup::id));
    return Lists.flatMap(
        Lists.distinct(ids), id -> Lists.filter(groups, group -> group.id().equals(id)));
  }

  private static List<Http> byId(List<Http> rules) {
    List<String> ids = Lists.sorted(Lists.map(rules, Http::id));
    return Lists.flatMap(
        Lists.distinct(ids), id -> Lists.filter(rules, rule -> rule.id().equals(id)));
  }
}
