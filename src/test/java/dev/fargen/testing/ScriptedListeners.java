package dev.fargen.testing;

import dev.fargen.testing.WireServer.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The listener rules of a scenario: {@code rules: {listener ARN: [{arn, priority, path}]}}. */
final class ScriptedListeners {

  private ScriptedListeners() {}

  static Answer rules(Map<String, String> form, Map<String, Object> scenario) {
    if (form.containsKey("RuleArns.member.1")) {
      return weights(form.get("RuleArns.member.1"), scenario);
    }
    Map<?, ?> listeners = (Map<?, ?>) scenario.getOrDefault("rules", Map.of());
    String listener = form.getOrDefault("ListenerArn", "");
    if (!listeners.containsKey(listener)) {
      return Xml.error(400, "ListenerNotFound", "One or more listeners not found");
    }
    StringBuilder out = new StringBuilder("<Rules>");
    out.append("<member><Priority>default</Priority><IsDefault>true</IsDefault></member>");
    for (Object item : (List<?>) listeners.get(listener)) {
      Map<?, ?> rule = (Map<?, ?>) item;
      out.append("<member><IsDefault>false</IsDefault>")
          .append(ScriptedChanges.element("RuleArn", rule, "arn"))
          .append(ScriptedChanges.element("Priority", rule, "priority"))
          .append("<Conditions><member><Field>path-pattern</Field><PathPatternConfig><Values>")
          .append(ScriptedChanges.element("member", rule, "path"))
          .append("</Values></PathPatternConfig></member></Conditions></member>");
    }
    return Xml.ok("DescribeRules", out.append("</Rules>").toString());
  }

  /** The same for a listener of a Network Load Balancer, which has no rules. */
  static Answer listeners(Map<String, String> form, Map<String, Object> scenario) {
    String listener = form.getOrDefault("ListenerArns.member.1", "");
    return weights(scenario, listener)
        .map(
            groups ->
                Xml.ok(
                    "DescribeListeners",
                    "<Listeners><member>"
                        + Xml.element("ListenerArn", listener)
                        + "<DefaultActions>"
                        + forward(groups)
                        + "</DefaultActions></member></Listeners>"))
        .orElseGet(() -> Xml.error(400, "ListenerNotFound", "One or more listeners not found"));
  }

  private static Answer weights(String rule, Map<String, Object> scenario) {
    return weights(scenario, rule)
        .map(
            groups ->
                Xml.ok(
                    "DescribeRules",
                    "<Rules><member>"
                        + Xml.element("RuleArn", rule)
                        + "<Actions>"
                        + forward(groups)
                        + "</Actions></member></Rules>"))
        .orElseGet(() -> Xml.error(400, "RuleNotFound", "One or more rules not found"));
  }

  /** The weights there: {@code weights: {rule or listener ARN: {target group ARN: 100}}}. */
  private static Optional<Map<?, ?>> weights(Map<String, Object> scenario, String arn) {
    Map<?, ?> all = (Map<?, ?>) scenario.getOrDefault("weights", Map.of());
    return all.get(arn) instanceof Map<?, ?> groups ? Optional.of(groups) : Optional.empty();
  }

  private static String forward(Map<?, ?> groups) {
    StringBuilder out = new StringBuilder("<member><Type>forward</Type>");
    out.append("<ForwardConfig><TargetGroups>");
    groups.forEach(
        (group, weight) ->
            out.append("<member>")
                .append(Xml.element("TargetGroupArn", group))
                .append(Xml.element("Weight", weight))
                .append("</member>"));
    return out.append("</TargetGroups></ForwardConfig></member>").toString();
  }
}
