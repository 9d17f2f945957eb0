package dev.fargen.workload.balancing;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.environment.LogicalName;
import java.util.ArrayList;
import java.util.List;

/**
 * A target group of a workload: a port of one of its containers behind one load balancer, with the
 * listener rules that forward to it.
 *
 * @param label tells it from the others of its workload; empty for the workload's own port over
 *     HTTP/1.1
 * @param rules which have the same container, port, health check and attributes
 */
public record TargetGroup(String label, List<Http> rules) {

  public TargetGroup {
    rules = List.copyOf(rules);
  }

  /** The part of the logical id that follows the workload's name. */
  public String id() {
    return LogicalName.of(label);
  }

  /** What its rules have in common. */
  public Http first() {
    return rules.get(0);
  }

  /** The ports that the load balancer connects to: that of the requests, then of health checks. */
  public List<Given<Integer>> ports() {
    Given<Integer> port = first().port();
    List<Given<Integer>> all = new ArrayList<>(List.of(port));
    first()
        .healthCheck()
        .port()
        .filter(one -> !one.value().equals(port.value()))
        .ifPresent(all::add);
    return all;
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
      String label = Lists.sorted(Lists.map(naming, Http::label)).get(0);
      boolean usual = !label.isEmpty() || first.isHttp1();
      groups.add(new TargetGroup(usual ? label : "" + first.port().value(), byLabel(same)));
    }
    List<String> labels = Lists.sorted(Lists.map(groups, TargetGroup::label));
    return Lists.flatMap(
        Lists.distinct(labels),
        label -> Lists.filter(groups, group -> group.label().equals(label)));
  }

  private static List<Http> byLabel(List<Http> rules) {
    List<String> labels = Lists.sorted(Lists.map(rules, Http::label));
    return Lists.flatMap(
        Lists.distinct(labels), label -> Lists.filter(rules, rule -> rule.label().equals(label)));
  }
}
