package dev.fargen.cfn;

import java.util.function.UnaryOperator;

/** Changes every value in a value, the innermost first, and itself last. */
record Rewriting(UnaryOperator<Value> change) implements UnaryOperator<Value> {

  @Override
  public Value apply(Value value) {
    return change.apply(value.map(this));
  }
}
