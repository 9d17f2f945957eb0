package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Functions on lists whose result is known: {@code Split}, {@code Select} and {@code Join}. */
final class AddonLists {
  private AddonLists() {}

  static Value split(Intrinsic call) {
    List<Value> parts = AddonValues.arguments(call);
    if (parts.size() == 2
        && parts.get(1) instanceof Scalar text
        && parts.get(0) instanceof Scalar by) {
      return Value.texts(text.asText().split(Pattern.quote(by.asText())));
    }
    boolean undone =
        parts.size() == 2
            && parts.get(1) instanceof Intrinsic join
            && join.name().equals("Join")
            && AddonValues.arguments(join).size() == 2
            && AddonValues.arguments(join).get(0).equals(parts.get(0));
    return undone ? AddonValues.arguments((Intrinsic) parts.get(1)).get(1) : call;
  }

  static Value select(Intrinsic call) {
    List<Value> parts = AddonValues.arguments(call);
    if (parts.size() == 2
        && parts.get(0) instanceof Scalar index
        && parts.get(1) instanceof Sequence list
        && index.asText().matches("[0-9]{1,3}")
        && Integer.parseInt(index.asText()) < list.items().size()) {
      return list.items().get(Integer.parseInt(index.asText()));
    }
    return call;
  }

  static Value join(Intrinsic call) {
    List<Value> parts = AddonValues.arguments(call);
    if (parts.size() != 2
        || !(parts.get(0) instanceof Scalar by)
        || !(parts.get(1) instanceof Sequence list)) {
      return call;
    }
    StringBuilder joined = new StringBuilder();
    for (Value item : list.items()) {
      Optional<String> part = inSub(item);
      if (part.isEmpty()) {
        return call;
      }
      joined.append(joined.isEmpty() ? "" : by.asText()).append(part.get());
    }
    boolean subnets = by.asText().equals(",") && !list.items().isEmpty();
    return subnets ? call : Intrinsic.sub(joined.toString());
  }

  /** The value as a part of the text of {@code !Sub}; empty where it needs a variable. */
  static Optional<String> inSub(Value value) {
    if (value instanceof Scalar scalar) {
      return Optional.of(scalar.asText().replace("${", "${!"));
    }
    if (value instanceof Intrinsic call && call.argument() instanceof Scalar name) {
      return switch (call.name()) {
        case "Ref", "GetAtt" -> Optional.of("${" + name.asText() + "}");
        case "Sub" -> Optional.of(name.asText());
        default -> Optional.empty();
      };
    }
    return Optional.empty();
  }
}
