package dev.fargen.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether ECS can shift the traffic of a service from one version to the next (pages "Application
 * Load Balancer resources for blue/green, linear, and canary deployments", "Network Load Balancer
 * resources for Amazon ECS blue/green, linear and canary deployments" and
 * "AmazonECSInfrastructureRolePolicyForLoadBalancers"): both target groups in the rule or in the
 * listener of a Network Load Balancer, nothing but forward actions in it, a role that may change it
 * and both groups, and no circuit breaker (page "DeploymentCircuitBreaker"). A service has at most
 * five target groups (page "Registering multiple target groups with an Amazon ECS service").
 */
final class ShiftQuestion implements Question {
  private static final Set<String> SHIFTING = Set.of("BLUE_GREEN", "LINEAR", "CANARY");
  private static final int MOST_GROUPS = 5;
  private static final String ECS = "ecs.amazonaws.com";

  private final Template template;
  private final Balancing balancing;

  ShiftQuestion(Template template) {
    this.template = template;
    balancing = new Balancing(template);
  }

  @Override
  public List<String> faults(Task task) {
    if (!task.isService()) {
      return List.of();
    }
    List<String> faults = new ArrayList<>();
    Part deployment = task.starter().properties().part("DeploymentConfiguration");
    boolean shifts = SHIFTING.contains(deployment.text("Strategy"));
    if (shifts && !deployment.has("BakeTimeInMinutes")) {
      faults.add("is refused, because its strategy requires BakeTimeInMinutes");
    }
    if (shifts && deployment.has("DeploymentCircuitBreaker")) {
      faults.add("is refused, because only ROLLING has a circuit breaker");
    }
    int groups = Balancing.targets(task).size() * (shifts ? 2 : 1);
    if (groups > MOST_GROUPS) {
      faults.add("is refused, because it has %d target groups".formatted(groups));
    }
    for (Part target : Balancing.targets(task)) {
      boolean advanced = target.has("AdvancedConfiguration");
      if (shifts != advanced) {
        faults.add(
            shifts
                ? "cannot shift traffic, because it has no AdvancedConfiguration"
                : "has an AdvancedConfiguration, but replaces its tasks one by one");
      } else if (shifts) {
        shift(target, faults);
      }
    }
    return faults;
  }

  private void shift(Part target, List<String> faults) {
    Part advanced = target.part("AdvancedConfiguration");
    String arn = advanced.text("ProductionListenerRule");
    List<String> groups =
        List.of(target.text("TargetGroupArn"), advanced.text("AlternateTargetGroupArn"));
    Optional<Resource> rule = balancing.weighted(arn);
    if (rule.isEmpty() || !Balancing.forwards(rule.get()).containsAll(groups)) {
      faults.add("cannot shift traffic, because its rule does not forward to both target groups");
    } else if (!Balancing.onlyForwards(rule.get())) {
      faults.add("cannot shift traffic, because its rule has other actions");
    }
    if (balancing.alternate(target).isEmpty()) {
      faults.add("cannot shift traffic, because it has no second target group");
    }
    Optional<Role> role = Role.of(template, advanced.text("RoleArn"));
    if (role.isEmpty() || !role.get().mayBeAssumedBy(ECS)) {
      faults.add("cannot shift traffic, because ECS has no role for it");
      return;
    }
    String modify = rule.map(Balancing::isRule).orElse(true) ? "ModifyRule" : "ModifyListener";
    lacks(role.get(), arn, List.of(modify, "DescribeRules", "DescribeListeners"), faults);
    for (String group : groups) {
      lacks(
          role.get(),
          group,
          List.of(
              "RegisterTargets",
              "DeregisterTargets",
              "DescribeTargetGroups",
              "DescribeTargetHealth"),
          faults);
    }
  }

  private static void lacks(Role role, String arn, List<String> actions, List<String> faults) {
    for (String action : actions) {
      if (!role.may("elasticloadbalancing:" + action, arn)) {
        faults.add(
            "cannot shift traffic, because %s lacks %s on %s".formatted(role.name(), action, arn));
      }
    }
  }
}
