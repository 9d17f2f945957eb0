package dev.fargen.deploy;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The listener rules of a template, with the target groups that they forward to. */
final class WeightedRules {

  static final String RULE = "AWS::ElasticLoadBalancingV2::ListenerRule";

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
      if (resource instanceof Mapping map && RULE.equals(text(map.entries().get("Type")))) {
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

  /** The rules that exist with these values, by their logical ids. */
  static Map<String, List<Target>> of(KnownValues values) {
    Map<String, List<Target>> rules = new LinkedHashMap<>();
    values
        .section("Resources")
        .forEach(
            (id, value) -> {
              if (value instanceof Mapping resource
                  && RULE.equals(text(resource.entries().get("Type")))
                  && values.isThere(resource)
                  && resource.entries().get("Properties") instanceof Mapping properties) {
                rules.put(id, targets(properties, values));
              }
            });
    return rules;
  }

  private static List<Target> targets(Mapping properties, KnownValues values) {
    List<Target> targets = new ArrayList<>();
    for (Value action : items(properties.entries().get("Actions"), values)) {
      if (chosen(action, values) instanceof Mapping map) {
        add(map, values, targets);
        if (chosen(map.entries().get("ForwardConfig"), values) instanceof Mapping forward) {
          for (Value target : items(forward.entries().get("TargetGroups"), values)) {
            if (chosen(target, values) instanceof Mapping one) {
              add(one, values, targets);
            }
          }
        }
      }
    }
    return targets;
  }

  private static void add(Mapping target, KnownValues values, List<Target> targets) {
    Optional.ofNullable(chosen(target.entries().get("TargetGroupArn"), values))
        .flatMap(WeightedRules::referred)
        .ifPresent(
            id -> {
              Optional<Value> weight =
                  Optional.ofNullable(chosen(target.entries().get(WEIGHT), values));
              targets.add(
                  new Target(
                      id, weight.flatMap(WeightedRules::referred), weight.flatMap(values::text)));
            });
  }

  private static List<Value> items(@Nullable Value list, KnownValues values) {
    return chosen(list, values) instanceof Sequence sequence ? sequence.items() : List.of();
  }

  /** The branch of {@code Fn::If} that applies, or the value itself. */
  private static @Nullable Value chosen(@Nullable Value value, KnownValues values) {
    Value at = value;
    List<Value> branches = branches(at);
    while (!branches.isEmpty()) {
      Optional<String> truth = values.text(new Intrinsic("Condition", branches.get(0)));
      at = branches.get(truth.equals(Optional.of("false")) ? 2 : 1);
      branches = branches(at);
    }
    return at;
  }

  /** The condition of {@code Fn::If}, and its two branches; nothing for another value. */
  private static List<Value> branches(@Nullable Value value) {
    Optional<Intrinsic> call = value == null ? Optional.empty() : KnownValues.call(value);
    boolean choice = call.isPresent() && call.get().name().equals("If");
    return choice && call.get().argument() instanceof Sequence list && list.items().size() == 3
        ? list.items()
        : List.of();
  }

  /** What {@code Ref} names. */
  private static Optional<String> referred(Value value) {
    return KnownValues.call(value)
        .filter(call -> call.name().equals("Ref"))
        .map(call -> text(call.argument()));
  }

  private static String text(@Nullable Value value) {
    return value instanceof Scalar scalar ? scalar.asText() : "";
  }
}
