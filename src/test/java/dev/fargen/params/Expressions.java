package dev.fargen.params;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Value;

/** What conditions are made of. */
final class Expressions {

  private Expressions() {}

  /** That the environment says that it has it. */
  static Value own(String name) {
    return Intrinsic.equal(new Intrinsic("Ref", Value.text("With" + name)), Value.text("true"));
  }

  /** That the condition of that name holds. */
  static Value there(String name) {
    return new Intrinsic("Condition", Value.text("Has" + name));
  }

  static Value call(String function, Value... terms) {
    return new Intrinsic(function, Value.list(terms));
  }
}
