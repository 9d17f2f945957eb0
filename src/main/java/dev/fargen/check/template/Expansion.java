package dev.fargen.check.template;

import dev.fargen.cfn.Document;
import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What CloudFormation makes of values in one environment: conditions are decided, and parameters
 * have their values. A text that only the deployment knows is as long as a short name.
 */
final class Expansion {

  private static final String UNKNOWN = "unknown-name";
  private static final Value YES = Value.bool(true);
  private static final Value NO = Value.bool(false);

  private final Document template;
  private final Map<String, String> values;
  private final Map<String, Value> conditions = new HashMap<>();

  Expansion(Document template, Map<String, String> values) {
    this.template = template;
    this.values = values;
    Map<String, Value> all = template.section("Conditions");
    // A condition may name others that follow it, which may do the same.
    for (int depth = 0; depth < all.size(); depth++) {
      Map<String, Value> before = Map.copyOf(conditions);
      all.forEach((name, one) -> conditions.put(name, of(one)));
      if (before.equals(conditions)) {
        break;
      }
    }
  }

  /** The value; {@code AWS::NoValue} stays where it is. */
  Value of(Value value) {
    return value.rewrite(this::settled);
  }

  private Value settled(Value value) {
    if (!(value instanceof Intrinsic call) || call.equals(Intrinsic.NO_VALUE)) {
      return value;
    }
    List<Value> arguments =
        call.argument() instanceof Sequence list ? list.items() : List.of(call.argument());
    if (arguments.size() < least(call.name())) {
      return Value.text(UNKNOWN); // another rule reports it
    }
    String first = arguments.get(0) instanceof Scalar scalar ? scalar.asText() : "";
    return switch (call.name()) {
      case "Ref" -> Value.text(parameter(first));
      case "Sub" -> Value.text(substituted(first));
      case "Condition" -> conditions.getOrDefault(first, NO);
      case "If" -> arguments.get(conditions.getOrDefault(first, NO).equals(YES) ? 1 : 2);
      case "Equals" -> Value.bool(arguments.get(0).equals(arguments.get(1)));
      case "Not" -> Value.bool(arguments.get(0).equals(NO));
      case "And" -> Value.bool(Lists.all(arguments, YES::equals));
      case "Or" -> Value.bool(Lists.any(arguments, YES::equals));
      default -> Value.text(UNKNOWN);
    };
  }

  /** The number of arguments that are needed to say what comes of the call. */
  private static int least(String function) {
    return switch (function) {
      case "If" -> 3;
      case "Equals" -> 2;
      default -> 1;
    };
  }

  private String parameter(String name) {
    String value = values.get(name);
    if (value != null) {
      return value;
    }
    return template.section("Parameters").get(name) instanceof Mapping parameter
            && parameter.entries().get("Default") instanceof Scalar fallback
        ? fallback.asText()
        : UNKNOWN;
  }

  private String substituted(String text) {
    StringBuilder all = new StringBuilder();
    int at = 0;
    for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", at)) {
      int end = text.indexOf('}', start);
      if (end < 0) {
        break;
      }
      String name = text.substring(start + 2, end);
      all.append(text, at, start);
      all.append(name.startsWith("!") ? "${" + name.substring(1) + "}" : parameter(name));
      at = end + 1;
    }
    return all.append(text, at, text.length()).toString();
  }
}
