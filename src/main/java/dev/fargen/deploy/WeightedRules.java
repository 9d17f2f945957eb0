package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The listener rules of a template, and the listeners of Network Load Balancers, with the target
 * groups that they forward to.
 */
final class WeightedRules {

  static final String RULE = "AWS::ElasticLoadBalancingV2::ListenerRule";
  static final String LISTENER = "AWS::ElasticLoadBalancingV2::Listener";

  /** The types of resources that forward, with the property that has their actions. */
  private static final Map<String, String> ACTIONS =
      Map.of(RULE, "Actions", LISTENER, "DefaultActions");

  private static final String WEIGHT = "Weight";

  private WeightedRules() {}

  /**
   * A target group that a rule forwards to.
   *
   * @param id its logical id
   * @param parameter the parameter that has its weight
   * @param weight its weight, if that is known
   */
  record Target(String id, Optional<String> parameter, Optional<String> weight) {

    boolean hasTraffic() {
      return !weight.equals(Optional.of("0"));
    }
  }

  /** The parameters that have weights, which a stack keeps when it is updated. */
  static Set<String> parameters(Document template) {
    Set<String> names = new LinkedHashSet<>();
    for (Value resource : template.section("Resources").values()) {
      if (resource instanceof Mapping map && forwards(text(map.entries().get("Type")))) {
        map.walk(
            (value, path) -> {
              if (value instanceof Mapping target) {
                Optional.ofNullable(target.entries().get(WEIGHT))
                    .flatMap(WeightedRules::referred)
                    .ifPresent(names::add);
              }
            });
      }
    }
    names.retainAll(template.section("Parameters").keySet());
    return names;
  }

  /** Whether a resource of the type can forward to target groups. */
  static boolean forwards(String type) {
    return ACTIONS.containsKey(type);
  }

  /** The rules that exist with these values, by their logical ids. */
  static Map<String, List<Target>> of(KnownValues values) {
    Map<String, List<Target>> rules = new LinkedHashMap<>();
    values
        .section("Resources")
        .forEach(
            (id, value) -> {
              if (value instanceof Mapping resource
                  && forwards(text(resource.entries().get("Type")))
                  && values.isThere(resource)
                  && resource.entries().get("Properties") instanceof Mapping properties) {
                String actions = ACTIONS.getOrDefault(text(resource.entries().get("Type")), "");
                rules.put(id, targets(properties.entries().get(actions), values));
              }
            });
    return rules;
  }

  private static List<Target> targets(@Nullable Value actions, KnownValues values) {
    List<Target> targets = new ArrayList<>();
    for (Value action : values.items(actions)) {
      if (values.chosen(action) instanceof Mapping map) {
        add(map, values, targets);
        if (values.chosen(map.entries().get("ForwardConfig")) instanceof Mapping forward) {
          for (Value target : values.items(forward.entries().get("TargetGroups"))) {
            if (values.chosen(target) instanceof Mapping one) {
              add(one, values, targets);
            }
          }
        }
      }
    }
    return targets;
  }

  private static void add(Mapping target, KnownValues values, List<Target> targets) {
    Optional.ofNullable(values.chosen(target.entries().get("TargetGroupArn")))
        .flatMap(WeightedRules::referred)
        .ifPresent(
            id -> {
              Optional<Value> weight =
                  Optional.ofNullable(values.chosen(target.entries().get(WEIGHT)));
              targets.add(
                  new Target(
                      id, weight.flatMap(WeightedRules::referred), weight.flatMap(values::text)));
            });
  }

  /** What {@code Ref} names. */
  static Optional<String> referred(Value value) {
    return KnownValues.call(value)
        .filter(call -> call.name().equals("Ref"))
        .map(call -> text(call.argument()));
  }

  private static String text(@Nullable Value value) {
    return value instanceof Scalar scalar ? scalar.asText() : "";
  }
}
