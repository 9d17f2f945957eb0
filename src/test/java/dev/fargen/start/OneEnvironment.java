package dev.fargen.start;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A template as CloudFormation sees it with the parameter values of one environment. */
public final class OneEnvironment {

  /** Stands for what is not there. */
  private static final Object ABSENT = Map.of("Ref", "AWS::NoValue");

  private final Map<String, Object> template;
  private final Map<String, String> values;

  private OneEnvironment(Map<String, Object> template, Map<String, String> values) {
    this.template = template;
    this.values = values;
  }

  /** The template without the resources, outputs and branches whose conditions do not hold. */
  public static Map<String, Object> of(Map<String, Object> template, Map<String, String> values) {
    OneEnvironment environment = new OneEnvironment(template, values);
    Map<String, Object> resolved = new LinkedHashMap<>(template);
    for (String section : List.of("Resources", "Outputs")) {
      resolved.put(section, environment.left(map(template.get(section))));
    }
    return resolved;
  }

  private Map<String, Object> left(Map<String, Object> section) {
    Map<String, Object> left = new LinkedHashMap<>();
    section.forEach(
        (id, one) -> {
          Object condition = map(one).get("Condition");
          if (condition == null || holds(String.valueOf(condition))) {
            left.put(id, resolve(one));
          }
        });
    return left;
  }

  private boolean holds(String condition) {
    return truth(map(template.get("Conditions")).get(condition));
  }

  private boolean truth(@Nullable Object expression) {
    Map.Entry<String, Object> call = map(expression).entrySet().iterator().next();
    List<?> terms = call.getValue() instanceof List<?> list ? list : List.of(call.getValue());
    return switch (call.getKey()) {
      case "Condition" -> holds(String.valueOf(terms.get(0)));
      case "Fn::And" -> terms.stream().allMatch(this::truth);
      case "Fn::Or" -> terms.stream().anyMatch(this::truth);
      case "Fn::Not" -> !truth(terms.get(0));
      case "Fn::Equals" -> text(terms.get(0)).equals(text(terms.get(1)));
      default -> throw new IllegalArgumentException("no condition: " + expression);
    };
  }

  private String text(Object value) {
    if (!(value instanceof Map<?, ?> call)) {
      return String.valueOf(value);
    }
    String name = String.valueOf(call.get("Ref"));
    Object fallback = map(map(template.get("Parameters")).get(name)).get("Default");
    return values.getOrDefault(name, String.valueOf(fallback));
  }

  private Object resolve(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(this::resolve).filter(item -> !item.equals(ABSENT)).toList();
    }
    if (!(value instanceof Map<?, ?>)) {
      return value;
    }
    Map<String, Object> map = map(value);
    if (map.get("Fn::If") instanceof List<?> choice) {
      return resolve(choice.get(holds(String.valueOf(choice.get(0))) ? 1 : 2));
    }
    Map<String, Object> resolved = new LinkedHashMap<>();
    map.forEach(
        (key, inner) -> {
          Object one = resolve(Objects.requireNonNull(inner));
          if (!one.equals(ABSENT)) {
            resolved.put(key, one);
          }
        });
    return resolved;
  }

  @SuppressWarnings("unchecked") // a template's maps have texts for keys
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
