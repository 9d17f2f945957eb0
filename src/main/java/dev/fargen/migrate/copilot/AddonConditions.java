package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conditions of an addon template, as they are in one environment. */
record AddonConditions(Addons addons, AddonValues values) {

  /** Whether it holds; one that only CloudFormation knows is reported, and holds. */
  boolean holds(AddonTemplate.Place place) {
    Optional<Boolean> known = truth(values.of(AddonTemplate.value(place.node())));
    if (known.isEmpty()) {
      addons.unknownCondition(place);
    }
    return known.orElse(true);
  }

  private Optional<Boolean> truth(Value value) {
    if (value instanceof Mapping map && map.entries().get("Condition") instanceof Scalar name) {
      return Optional.of(values.holds(name.asText()));
    }
    if (!(value instanceof Intrinsic call)) {
      return Optional.empty();
    }
    List<Value> parts = AddonValues.arguments(call);
    return switch (call.name()) {
      case "Condition" -> AddonValues.text(call.argument()).map(values::holds);
      case "Equals" -> equal(parts);
      case "Not" -> truth(parts.get(0)).map(holds -> !holds);
      case "And" -> truths(parts).map(all -> !all.contains(false));
      case "Or" -> truths(parts).map(all -> all.contains(true));
      default -> Optional.empty();
    };
  }

  private Optional<Boolean> equal(List<Value> parts) {
    Optional<String> left = values.literal(parts.get(0));
    Optional<String> right = parts.size() < 2 ? Optional.empty() : values.literal(parts.get(1));
    return left.isPresent() && right.isPresent()
        ? Optional.of(left.equals(right))
        : Optional.empty();
  }

  /** The truth of each; empty where one is not known. */
  private Optional<List<Boolean>> truths(List<Value> parts) {
    List<Boolean> all = new ArrayList<>();
    for (Value part : parts) {
      Optional<Boolean> one = truth(part);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      all.add(one.get());
    }
    return Optional.of(all);
  }
}
