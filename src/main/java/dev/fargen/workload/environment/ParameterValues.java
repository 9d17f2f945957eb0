package dev.fargen.workload.environment;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecScope;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values that an environment gives to template parameters. */
public final class ParameterValues {

  private ParameterValues() {}

  /** The values given, as CloudFormation takes them: lists joined by commas. */
  public static Map<String, String> of(SpecScope scope) {
    Map<String, String> values = new LinkedHashMap<>();
    scope
        .given()
        .entries()
        .forEach((name, entry) -> values.put(name, asText(entry.value().value())));
    scope
        .uses()
        .fallbacks()
        .keySet()
        .forEach(
            name ->
                scope.valueOf(name).ifPresent(value -> values.putIfAbsent(name, asText(value))));
    return values;
  }

  /** The same with the defaults of the spec, which are in no params file. */
  public static Map<String, String> withDefaults(SpecScope scope) {
    Map<String, String> values = of(scope);
    for (MapNode.Entry entry : scope.values().entries()) {
      values.putIfAbsent(entry.key().text(), asText(entry.value()));
    }
    return values;
  }

  /** Where the values are given. */
  public static Map<String, Span> places(SpecScope scope) {
    Map<String, Span> places = new LinkedHashMap<>();
    scope
        .given()
        .entries()
        .forEach((name, entry) -> places.put(name, entry.value().value().span()));
    return places;
  }

  public static String asText(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.text();
    }
    if (node instanceof ListNode list) {
      return String.join(",", Lists.map(list.items(), ParameterValues::asText));
    }
    return "";
  }
}
