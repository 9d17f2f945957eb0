package dev.fargen.start;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which listeners and load balancers a target group is behind. */
final class Balancing {
  private static final String LISTENER = "AWS::ElasticLoadBalancingV2::Listener";
  static final String RULE = "AWS::ElasticLoadBalancingV2::ListenerRule";

  private final Template template;

  Balancing(Template template) {
    this.template = template;
  }

  /** The target groups of a service, each with the container and port that it sends to. */
  static List<Part> targets(Task task) {
    return task.isService() ? task.starter().properties().parts("LoadBalancers") : List.of();
  }

  Optional<Resource> group(Part target) {
    return template.named(
        target.text("TargetGroupArn"), "AWS::ElasticLoadBalancingV2::TargetGroup");
  }

  /** The target group that a deployment shifts the traffic to. */
  Optional<Resource> alternate(Part target) {
    return template.named(
        target.part("AdvancedConfiguration").text("AlternateTargetGroupArn"),
        "AWS::ElasticLoadBalancingV2::TargetGroup");
  }

  /**
   * What has the weights that a deployment changes: a rule, or a listener of a Network Load
   * Balancer.
   */
  Optional<Resource> weighted(String arn) {
    return template
        .named(arn, RULE)
        .or(
            () ->
                listener(arn)
                    .filter(
                        one ->
                            ours(balancer(arn))
                                .filter(it -> it.properties().text("Type").equals("network"))
                                .isPresent()));
  }

  /** The target groups that the rule or listener forwards to, as the template names them. */
  static List<String> forwards(Resource rule) {
    return groupsOf(actions(rule));
  }

  static boolean onlyForwards(Resource rule) {
    return actions(rule).stream().allMatch(action -> action.text("Type").equals("forward"));
  }

  private static List<Part> actions(Resource rule) {
    return rule.properties().parts(isRule(rule) ? "Actions" : "DefaultActions");
  }

  static boolean isRule(Resource resource) {
    return resource.is(RULE);
  }

  /**
   * The listeners that forward to the group, by themselves or by a rule, as the template names
   * them.
   */
  Set<String> listeners(Resource group) {
    Set<String> listeners = new LinkedHashSet<>();
    for (Resource rule : template.all(RULE)) {
      if (forwards(rule.properties().parts("Actions"), group)) {
        listeners.add(rule.properties().text("ListenerArn"));
      }
    }
    for (Resource listener : template.all(LISTENER)) {
      if (forwards(listener.properties().parts("DefaultActions"), group)) {
        listeners.add(listener.ref());
      }
    }
    return listeners;
  }

  private static boolean forwards(List<Part> actions, Resource group) {
    return groupsOf(actions).contains(group.ref());
  }

  private static List<String> groupsOf(List<Part> actions) {
    List<String> groups = new ArrayList<>();
    for (Part action : actions) {
      groups.add(action.text("TargetGroupArn"));
      action
          .part("ForwardConfig")
          .parts("TargetGroups")
          .forEach(one -> groups.add(one.text("TargetGroupArn")));
    }
    return groups;
  }

  Optional<Resource> listener(String arn) {
    return template.named(arn, LISTENER);
  }

  /** The load balancer of a listener, as the template names it; of one of others, its own name. */
  String balancer(String listener) {
    return listener(listener).map(one -> one.properties().text("LoadBalancerArn")).orElse(listener);
  }

  Optional<Resource> ours(String balancer) {
    return template.named(balancer, "AWS::ElasticLoadBalancingV2::LoadBalancer");
  }

  static List<String> groups(Resource balancer) {
    return balancer.properties().texts("SecurityGroups");
  }

  /** The port of the health check, which is that of the requests unless it names another. */
  static int healthPort(Resource group, int port) {
    return group.properties().number("HealthCheckPort", port);
  }
}
