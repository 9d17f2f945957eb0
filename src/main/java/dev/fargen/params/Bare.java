package dev.fargen.params;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;

/** Values as they are printed: without what was noted in case that they differ. */
final class Bare {

  private Bare() {}

  /** The value without what was noted in case that it differs; itself where nothing was. */
  static Value of(Value value) {
    Value inside = inside(value);
    if (inside instanceof Sequence list) {
      return list.map(Bare::of);
    }
    if (inside instanceof Intrinsic call) {
      Value argument = of(call.argument());
      return chosen(argument == call.argument() ? call : new Intrinsic(call.name(), argument));
    }
    return inside instanceof Mapping map ? map.map(Bare::of) : inside;
  }

  /** What {@code !Select} chooses, where that is written out: {@code [a, b]} has no index 5. */
  private static Value chosen(Intrinsic call) {
    if (call.name().equals("Select")
        && call.argument() instanceof Sequence arguments
        && arguments.items().get(0) instanceof Scalar index
        && arguments.items().get(1) instanceof Sequence list) {
      return list.items().get(Integer.parseInt(index.asText()));
    }
    return call;
  }

  /** The value without what was noted about itself. */
  private static Value inside(Value value) {
    if (value instanceof Setting setting) {
      return inside(setting.value());
    }
    return value instanceof Block block ? inside(block.value()) : value;
  }
}
