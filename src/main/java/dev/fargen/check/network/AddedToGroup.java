package dev.fargen.check.network;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.form.Texts;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.balancing.TargetGroup;
import dev.fargen.workload.data.Volume;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule that a stack adds to a security group of others, for another group that is not its own.
 *
 * @param what the traffic and its peer
 * @param key the key whose value is the group
 * @param place where the spec says whose group it is
 */
public record AddedToGroup(String group, String what, String key, Span place, Environment by) {

  private static final int NFS = 2_049;

  /** The rules that a stack adds for the security group of its tasks, if that is not its own. */
  public static List<AddedToGroup> of(Stack stack) {
    Environment environment = stack.environment();
    List<AddedToGroup> added = new ArrayList<>();
    Optional<String> tasks =
        stack.base().network().tasks().securityGroups().flatMap(all -> first(all, environment));
    if (tasks.isPresent()) {
      for (Workload workload : stack.workloads()) {
        workload.targetGroups().forEach(targets -> balancer(targets, stack, tasks.get(), added));
        volumes(workload, stack, tasks.get(), added);
      }
    }
    return added;
  }

  private static void balancer(
      TargetGroup targets, Stack stack, String tasks, List<AddedToGroup> added) {
    if (stack.base().loadBalancer().orElse(null) instanceof LoadBalancer.Existing existing
        && existing.securityGroup().isPresent()) {
      Given<Text> group = existing.securityGroup().get();
      for (Given<Integer> port : targets.ports()) {
        String what = "TCP " + port.value() + " to `" + tasks + "`";
        add(stack, group, what, "load_balancer.security_group", added);
      }
    }
  }

  private static void volumes(
      Workload workload, Stack stack, String tasks, List<AddedToGroup> added) {
    for (Volume.Existing volume : Lists.only(stack.stores().volumes(), Volume.Existing.class)) {
      if (workload.mounts(volume)) {
        String what = "TCP " + NFS + " from `" + tasks + "`";
        String key = "volumes." + volume.name() + ".security_group";
        volume.securityGroup().ifPresent(group -> add(stack, group, what, key, added));
      }
    }
  }

  private static void add(
      Stack stack, Given<Text> group, String what, String key, List<AddedToGroup> added) {
    stack
        .environment()
        .literal(group.value())
        .ifPresent(
            id -> added.add(new AddedToGroup(id, what, key, group.span(), stack.environment())));
  }

  /** The group that rules name: the first one. */
  private static Optional<String> first(Given<Texts> groups, Environment environment) {
    Optional<String> parameter = groups.value().parameter();
    return parameter.isPresent()
        ? Optional.ofNullable(environment.values().get(parameter.get()))
            .map(all -> all.split(",", -1)[0])
        : Lists.first(groups.value().items()).flatMap(item -> environment.literal(item.value()));
  }
}
