package dev.fargen.deploy;

import dev.fargen.deploy.aws.Stack;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameter values of a stack, to fill in where a template refers to them.
 *
 * @param values without those that CloudFormation hides
 */
record ParameterValues(Map<String, String> values) {

  ParameterValues {
    Map<String, String> known = new LinkedHashMap<>(values);
    known.values().removeIf(Stack.HIDDEN::equals);
    values = Map.copyOf(known);
  }

  /**
   * A text of the template with values filled in: {@code !Ref Image} is the value of Image.
   *
   * @param place its path, for the long forms of the functions
   */
  String in(String place, String text) {
    if (text.startsWith("!Ref ") || place.endsWith("/Ref")) {
      return values.getOrDefault(text.replaceFirst("^!Ref ", ""), text);
    }
    if (text.startsWith("!Sub ") || place.endsWith("/Fn::Sub")) {
      String filled = text.replaceFirst("^!Sub ", "");
      for (Map.Entry<String, String> value : values.entrySet()) {
        filled = filled.replace("${" + value.getKey() + "}", value.getValue());
      }
      return filled;
    }
    return text;
  }
}
