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
 * canary deployments" and "Network Load Balancer resources for Amazon ECS blue/green, linear and
 * canary deployments"): two target groups in one listener rule, or in the listener of a Network
 * Load Balancer, for TCP, TLS and UDP alike (Elastic Load Balancing user guide, "Listeners for your
 * Network Load Balancers"), and a role. ECS changes the weights there and never changes them back,
 * so the rule in the account and the one in the template differ from the first deployment on. The
 * weights are parameters with defaults: an update that changes nothing else in the rule leaves it
 * alone.
 */
public final class TrafficShift {

  private TrafficShift() {}

  /** Why a workload may have no second target group: it replaces its tasks one by one. */
  public static Cause.Part cause(Workload workload) {
    return new Cause.Part(
            LogicalName.of(workload.name()) + "TrafficShift",
            "Shifts traffic of "
                + workload.name()
                + " between two target groups during deployments")
        .within(TargetEmitter.cause(workload));
  }

  /** The same for those of the Network Load Balancer. */
  static Cause.Part ofNetwork(Workload workload) {
    return new Cause.Part(
            LogicalName.of(workload.name()) + "NlbTrafficShift",
            "Shifts connections of "
                + workload.name()
                + " between two target groups during deployments")
        .within(NetworkTargetEmitter.cause(workload));
  }

  /** Why a workload may have neither. */
  public static Cause.Part ofAny(Workload workload) {
    Cause.Part role =
        new Cause.Part(
            LogicalName.of(workload.name()) + "DeploymentRole",
            "Creates the ECS infrastructure role for the load balancers of " + workload.name());
    Cause.Part network = workload.nlb().isEmpty() ? role : role.within(ofNetwork(workload));
    boolean http = workload.hasHttp() || workload.nlb().isEmpty();
    return http ? network.within(cause(workload)) : network;
  }

  /** The same for one of its target groups. */
  static Cause.Part cause(Workload workload, TargetGroup group) {
    Cause.Part all = cause(workload);
    String words =
        "Shifts traffic of "
            + Http.describe(workload.name(), group.label())
            + " between two target groups during deployments";
    return group.id().isEmpty()
        ? all
        : new Cause.Part(LogicalName.of(workload.name()) + group.id() + "TrafficShift", words)
            .within(all);
  }

  /** Whether the deployments of the workload shift the traffic of the load balancer. */
  static boolean isOf(Workload workload) {
    return workload.isBalanced() && !workload.running().deployment().strategy().isRolling();
  }

  /**
   * The role with which ECS shifts the traffic. It has what {@code
   * AmazonECSInfrastructureRolePolicyForLoadBalancers} has (AWS managed policy reference), limited
   * to the target groups, the rules, and the listeners of a Network Load Balancer, whose default
   * rules only {@code ModifyListener} changes (Elastic Load Balancing API reference, "ModifyRule").
   *
   * @param targets the target groups of the workload
   * @param network those of the Network Load Balancer
   */
  static Optional<Resource> role(
      Draft draft,
      Workload workload,
      List<TargetEmitter.Emitted> targets,
      List<NetworkTargetEmitter.Emitted> network) {
    if (!isOf(workload)) {
      return Optional.empty();
    }
    List<Value> groups = new ArrayList<>();
    List<Value> rules = new ArrayList<>();
    List<Value> listeners = new ArrayList<>();
    for (TargetEmitter.Emitted target : targets) {
      target.alternate().ifPresent(other -> add(target, other, groups, rules));
    }
    for (NetworkTargetEmitter.Emitted target : network) {
      target.alternate().ifPresent(other -> add(target, other, groups, listeners));
    }
    List<Value> statements = new ArrayList<>();
    statements.add(
        Policies.allow(
                "ReadLoadBalancers",
                "elasticloadbalancing:DescribeListeners",
                "elasticloadbalancing:DescribeRules",
                "elasticloadbalancing:DescribeTargetGroups",
                "elasticloadbalancing:DescribeTargetHealth")
            .with("Resource", "*"));
    statements.add(
        Policies.allow(
                "MoveTasks",
                "elasticloadbalancing:DeregisterTargets",
                "elasticloadbalancing:RegisterTargets")
            .with("Resource", new ItemsBy("", groups)));
    if (!rules.isEmpty()) {
      statements.add(
          new Block(
              cause(workload),
              true,
              Policies.allow("ShiftTraffic", "elasticloadbalancing:ModifyRule")
                  .with("Resource", new ItemsBy("", rules))));
    }
    if (!listeners.isEmpty()) {
      statements.add(
          new Block(
              ofNetwork(workload),
              true,
              Policies.allow("ShiftConnections", "elasticloadbalancing:ModifyListener")
                  .with("Resource", new ItemsBy("", listeners))));
    }
    return Optional.of(
        draft
            .of(ofAny(workload))
            .add(
                workload.span(),
                Resource.of(LogicalName.of(workload.name()) + "DeploymentRole", "AWS::IAM::Role")
                    .comment(
                        "ECS infrastructure role for load balancers: registers and deregisters tasks in the target groups of "
                            + workload.name()
                            + ", and shifts traffic between them.")
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

  private static void add(
      NetworkTargetEmitter.Emitted target,
      TargetEmitter.Alternate alternate,
      List<Value> groups,
      List<Value> listeners) {
    String id = target.nlb().id();
    groups.add(item(alternate.cause(), "primary" + id, target.targetGroup()));
    groups.add(item(alternate.cause(), "alternate" + id, alternate.targetGroup()));
    listeners.add(item(alternate.cause(), id, target.listener().ref()));
  }

  private static Value item(Cause cause, String name, Value value) {
    return new NamedItem(name, new Block(cause, true, value));
  }
}
