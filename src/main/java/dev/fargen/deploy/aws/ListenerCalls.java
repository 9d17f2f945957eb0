package dev.fargen.deploy.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** The calls that read the listeners of load balancers. */
public final class ListenerCalls {

  private final ElasticLoadBalancingV2Client balancing;
  private final Caller caller;

  ListenerCalls(ElasticLoadBalancingV2Client balancing, Caller caller) {
    this.balancing = balancing;
    this.caller = caller;
  }

  /** The rules of the listener with a priority; its default rule has none. */
  public List<ListenerRule> rules(String listener) {
    List<ListenerRule> rules = new ArrayList<>();
    String next = null;
    do {
      String marker = next;
      DescribeRulesResponse page =
          caller.call(
              "DescribeRules",
              () -> balancing.describeRules(ask -> ask.listenerArn(listener).marker(marker)));
      page.rules().stream()
          .filter(rule -> !Boolean.TRUE.equals(rule.isDefault()))
          .forEach(rule -> rules.add(rule(rule)));
      next = page.nextMarker();
    } while (next != null);
    return rules;
  }

  /** The weights of the target groups that the rule forwards to, by their ARNs. */
  public Map<String, Integer> weights(String rule) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    DescribeRulesResponse page =
        caller.call("DescribeRules", () -> balancing.describeRules(ask -> ask.ruleArns(rule)));
    page.rules().forEach(found -> add(found.actions(), weights));
    return weights;
  }

  /** The same of the target groups that a listener forwards to by itself. */
  public Map<String, Integer> weightsOfListener(String listener) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    DescribeListenersResponse page =
        caller.call(
            "DescribeListeners",
            () -> balancing.describeListeners(ask -> ask.listenerArns(listener)));
    page.listeners().forEach(found -> add(found.defaultActions(), weights));
    return weights;
  }

  private static void add(List<Action> actions, Map<String, Integer> weights) {
    for (Action action : actions) {
      if (action.targetGroupArn() != null) {
        weights.put(action.targetGroupArn(), 1);
      }
      if (action.forwardConfig() != null) {
        for (TargetGroupTuple group : action.forwardConfig().targetGroups()) {
          Integer weight = group.weight();
          weights.put(group.targetGroupArn(), weight == null ? 1 : weight);
        }
      }
    }
  }

  private static ListenerRule rule(Rule rule) {
    return new ListenerRule(
        Answers.text(rule.ruleArn()),
        Answers.text(rule.priority()),
        rule.conditions().stream().map(ListenerCalls::condition).toList());
  }

  /** The field and its values; the values of newer fields are in a block of their own. */
  private static String condition(RuleCondition condition) {
    List<String> values = new ArrayList<>(condition.values());
    if (values.isEmpty() && condition.pathPatternConfig() != null) {
      values.addAll(condition.pathPatternConfig().values());
    }
    if (values.isEmpty() && condition.hostHeaderConfig() != null) {
      values.addAll(condition.hostHeaderConfig().values());
    }
    return (Answers.text(condition.field()) + " " + String.join(", ", values)).strip();
  }
}
