package dev.fargen.testing;

import dev.fargen.testing.WireServer.Answer;
import java.util.List;
import java.util.Map;

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

  /** The weights in a rule: {@code weights: {rule ARN: {target group ARN: 100}}}. */
  private static Answer weights(String rule, Map<String, Object> scenario) {
    Map<?, ?> rules = (Map<?, ?>) scenario.getOrDefault("weights", Map.of());
    if (!(rules.get(rule) instanceof Map<?, ?> groups)) {
      return Xml.error(400, "RuleNotFound", "One or more rules not found");
    }
    StringBuilder out = new StringBuilder("<Rules><member>");
    out.append(Xml.element("RuleArn", rule)).append("<Actions><member><Type>forward</Type>");
    out.append("<ForwardConfig><TargetGroups>");
    groups.forEach(
        (group, weight) ->
            out.append("<member>")
                .append(Xml.element("TargetGroupArn", group))
                .append(Xml.element("Weight", weight))
                .append("</member>"));
    out.append("</TargetGroups></ForwardConfig></member></Actions></member></Rules>");
    return Xml.ok("DescribeRules", out.toString());
  }
}
