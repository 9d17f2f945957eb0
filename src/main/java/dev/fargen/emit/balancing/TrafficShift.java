package dev.fargen.emit.balancing;

import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.emit.permissions.Policies;
import dev.fargen.params.Block;
import dev.fargen.params.Cause;
import dev.fargen.params.ItemsBy;
import dev.fargen.params.NamedItem;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.TargetGroup;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What ECS needs to shift the traffic of a load balancer from one version of a workload to the next
 * (Amazon ECS developer guide, "Application Load Balancer resources for blue/green, linear, and
 * canary deployments"): two target groups in one listener rule, and a role. ECS changes the weights
 * in the rule and never changes them back, so the rule in the account and the one in the template
 * differ from the first deployment on. The weights are parameters with defaults: an update that
 * changes nothing else in the rule leaves it alone.
 */
public final class TrafficShift {

  private TrafficShift() {}

  /** Why a workload may have no second target group: it replaces its tasks one by one. */
  public static Cause.Part cause(Workload workload) {
    return new Cause.Part(
            LogicalName.of(workload.name()) + "TrafficShift",
            "Shifts traffic between two versions of " + workload.name())
        .within(TargetEmitter.cause(workload));
  }

  /** The same for one of its target groups. */
  static Cause.Part cause(Workload workload, TargetGroup group) {
    Cause.Part all = cause(workload);
    String words =
        "Shifts traffic between two versions of " + Http.nameOf(workload.name(), group.label());
    return group.id().isEmpty()
        ? all
        : new Cause.Part(LogicalName.of(workload.name()) + group.id() + "TrafficShift", words)
            .within(all);
  }

  /** Whether the deployments of the workload shift the traffic of the load balancer. */
  static boolean isOf(Workload workload) {
    return !workload.http().isEmpty() && !workload.running().deployment().strategy().isRolling();
  }

  /**
   * The role with which ECS shifts the traffic. It has what {@code
   * AmazonECSInfrastructureRolePolicyForLoadBalancers} has (AWS managed policy reference), limited
   * to the target groups and the rule. {@code ModifyListener} is for default rules and network load
   * balancers (Elastic Load Balancing API reference, "ModifyRule").
   *
   * @param targets the target groups of the workload
   */
  public static Optional<Resource> role(
      Draft draft, Workload workload, List<TargetEmitter.Emitted> targets) {
    if (!isOf(workload)) {
      return Optional.empty();
    }
    List<Value> groups = new ArrayList<>();
    List<Value> rules = new ArrayList<>();
    for (TargetEmitter.Emitted target : targets) {
      target.alternate().ifPresent(other -> add(target, other, groups, rules));
    }
    List<Value> statements =
        List.of(
            Policies.allow(
                    "ReadLoadBalancers",
                    "elasticloadbalancing:DescribeListeners",
                    "elasticloadbalancing:DescribeRules",
                    "elasticloadbalancing:DescribeTargetGroups",
                    "elasticloadbalancing:DescribeTargetHealth")
                .with("Resource", "*"),
            Policies.allow(
                    "MoveTasks",
                    "elasticloadbalancing:DeregisterTargets",
                    "elasticloadbalancing:RegisterTargets")
                .with("Resource", new ItemsBy("", groups)),
            Policies.allow("ShiftTraffic", "elasticloadbalancing:ModifyRule")
                .with("Resource", new ItemsBy("", rules)));
    return Optional.of(
        draft
            .of(cause(workload))
            .add(
                workload.span(),
                Resource.of(LogicalName.of(workload.name()) + "DeploymentRole", "AWS::IAM::Role")
                    .comment("Role of ECS for deployments of " + workload.name() + ".")
                    .comment("Moves tasks and traffic between the target groups.")
                    .comment("The Describe actions require Resource \"*\".")
                    .property("AssumeRolePolicyDocument", Policies.trustInfrastructure())
                    .property("PermissionsBoundary", draft.permissionsBoundary())
                    .property("Policies", Policies.inline("shift-traffic", statements))));
  }

  private static void add(
      TargetEmitter.Emitted target,
      TargetEmitter.Alternate alternate,
      List<Value> groups,
      List<Value> rules) {
    String id = target.group().id();
    groups.add(item(alternate.cause(), "primary" + id, target.targetGroup()));
    groups.add(item(alternate.cause(), "alternate" + id, alternate.targetGroup()));
    target.rules().forEach(rule -> rules.add(item(alternate.cause(), id, rule.ref())));
  }

  private static Value item(Cause cause, String name, Value value) {
    return new NamedItem(name, new Block(cause, true, value));
  }
}
