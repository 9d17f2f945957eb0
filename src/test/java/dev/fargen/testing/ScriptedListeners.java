package dev.fargen.testing;

import dev.fargen.testing.WireServer.Answer;
import java.util.List;
import java.util.Map;

/** The listener rules of a scenario: {@code rules: {listener ARN: [{arn, priority, path}]}}. */
final class ScriptedListeners {

  private ScriptedListeners() {}

  static Answer rules(Map<String, String> form, Map<String, Object> scenario) {
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
}
