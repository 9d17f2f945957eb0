package dev.fargen.cfn;

import java.util.Map;
import java.util.Optional;

/**
 * Values as CloudFormation reads them: every scalar is a text, the long form of a function is the
 * short one, and {@code GetAtt} has a dot.
 */
public final class Canonical {

  private static final String CONDITION = "Condition"; // also a key of resources and of policies

  private Canonical() {}

  /** Whether CloudFormation reads both as the same. */
  public static boolean same(Value one, Value other) {
    return of(one).equals(of(other));
  }

  /** The value as CloudFormation reads it. */
  public static Value of(Value value) {
    return value.rewrite(Canonical::one);
  }

  private static Value one(Value value) {
    if (value instanceof Scalar scalar) {
      return Value.text(scalar.asText());
    }
    if (value instanceof Mapping map && map.entries().size() == 1) {
      Map.Entry<String, Value> only = map.entries().entrySet().iterator().next();
      Optional<String> function = Intrinsic.shortName(only.getKey());
      if (function.isPresent() && !only.getKey().equals(CONDITION)) {
        return one(new Intrinsic(function.get(), only.getValue()));
      }
      return map;
    }
    if (value instanceof Intrinsic call) {
      return call(call);
    }
    return value;
  }

  private static Value call(Intrinsic call) {
    if (call.name().equals(CONDITION)) {
      return new Mapping(Map.of(CONDITION, call.argument()));
    }
    if (call.name().equals("GetAtt")
        && call.argument() instanceof Sequence list
        && list.items().size() == 2
        && list.items().get(0) instanceof Scalar id
        && list.items().get(1) instanceof Scalar attribute) {
      return new Intrinsic("GetAtt", Value.text(id.asText() + "." + attribute.asText()));
    }
    return call;
  }
}
