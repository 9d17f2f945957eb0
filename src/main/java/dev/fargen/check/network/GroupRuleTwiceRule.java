package dev.fargen.check.network;

import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Texts;
import dev.fargen.workload.Project;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stacks that share the security group of their tasks cannot each add the rule for it to another
 * shared group: a group has one rule for a peer, a protocol and ports (Amazon EC2 API reference,
 * "AuthorizeSecurityGroupIngress", InvalidPermission.Duplicate).
 */
public final class GroupRuleTwiceRule implements ProjectRule {

  private static final int NFS = 2_049;

  /**
   * A rule that a stack adds to a group of others.
   *
   * @param what the traffic and its peer
   * @param key the key whose value is the group
   * @param place where the spec says whose group it is
   */
  private record Added(String group, String what, String key, Span place, Environment by) {}

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    Map<String, Added> known = new HashMap<>();
    for (Stack stack : project.stacks()) {
      for (Added rule : added(stack)) {
        Added first = known.putIfAbsent(rule.group() + " " + rule.what(), rule);
        if (first != null && !first.by().equals(rule.by())) {
          diagnostics.report(twice(first, rule));
        }
      }
    }
  }

  private static Diagnostic twice(Added first, Added second) {
    return Diagnostic.of(
            Code.GROUP_RULE_TWICE,
            "two environments add the same rule to the security group `" + second.group() + "`")
        .at(second.by().span(), "second environment")
        .at(first.by().span(), "first environment")
        .at(second.place(), "adds the rule: " + second.what())
        .help(
            "write other `network.security_groups` in one of the environments, or remove `"
                + second.key()
                + "` and add the rule to `"
                + second.group()
                + "` yourself");
  }

  private static List<Added> added(Stack stack) {
    Environment environment = stack.environment();
    List<Added> added = new ArrayList<>();
    Optional<String> tasks =
        stack.base().network().tasks().securityGroups().flatMap(all -> first(all, environment));
    if (tasks.isPresent()) {
      for (Workload workload : stack.workloads()) {
        workload.http().ifPresent(http -> balancer(http, stack, tasks.get(), added));
        volumes(workload, stack, tasks.get(), added);
      }
    }
    return added;
  }

  private static void balancer(Http http, Stack stack, String tasks, List<Added> added) {
    if (stack.base().loadBalancer().orElse(null) instanceof LoadBalancer.Existing existing
        && existing.securityGroup().isPresent()) {
      Given<Text> group = existing.securityGroup().get();
      int port = http.container().program().port().orElseThrow().value();
      String what = "TCP " + port + " to `" + tasks + "`";
      add(stack, group, what, "load_balancer.security_group", added);
    }
  }

  private static void volumes(Workload workload, Stack stack, String tasks, List<Added> added) {
    for (Volume.Existing volume : Lists.only(stack.stores().volumes(), Volume.Existing.class)) {
      if (Lists.any(workload.mounts(), mount -> mount.volume().equals(volume.name()))) {
        String what = "TCP " + NFS + " from `" + tasks + "`";
        String key = "volumes." + volume.name() + ".security_group";
        volume.securityGroup().ifPresent(group -> add(stack, group, what, key, added));
      }
    }
  }

  private static void add(
      Stack stack, Given<Text> group, String what, String key, List<Added> added) {
    stack
        .environment()
        .literal(group.value())
        .ifPresent(id -> added.add(new Added(id, what, key, group.span(), stack.environment())));
  }

  /** The group that rules name: the first one. */
  private static Optional<String> first(Given<Texts> groups, Environment environment) {
    Optional<String> parameter = groups.value().parameter();
    return parameter.isPresent()
        ? Optional.ofNullable(environment.values().get(parameter.get()))
            .map(all -> all.split(",", -1)[0])
        : environment.literal(groups.value().items().get(0).value());
  }
}
