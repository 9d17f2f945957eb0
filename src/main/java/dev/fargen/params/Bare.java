package dev.fargen.params;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Undecided;
import dev.fargen.cfn.Value;

/** Values as they are printed: without what was noted in case that they differ. */
final class Bare {

  private Bare() {}

  /** The value without what was noted in case that it differs; itself where nothing was. */
  static Value of(Value value) {
    return value.rewrite(Bare::decided);
  }

  private static Value decided(Value value) {
    if (value instanceof Undecided noted) {
      return noted.value();
    }
    return value instanceof Intrinsic call ? chosen(call) : value;
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
}
