package dev.fargen.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether ECS can shift the traffic of a service from one version to the next (pages "Application
 * Load Balancer resources for blue/green, linear, and canary deployments" and
 * "AmazonECSInfrastructureRolePolicyForLoadBalancers"): both target groups in the rule, nothing but
 * forward actions in it, a role that may change the rule and both groups, and no circuit breaker
 * (page "DeploymentCircuitBreaker").
 */
final class ShiftQuestion implements Question {
  private static final Set<String> SHIFTING = Set.of("BLUE_GREEN", "LINEAR", "CANARY");
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
    Optional<Resource> rule = template.named(arn, Balancing.RULE);
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
    lacks(role.get(), arn, List.of("ModifyRule", "DescribeRules", "DescribeListeners"), faults);
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
