package dev.fargen.cfn;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A value with a note for whoever finishes the template: it is decided there what stands in its
 * place. Never reaches the printer.
 */
public non-sealed interface Undecided extends Value {

  /** The value that the note is about. */
  Value value();

  /** The same note about another value. */
  Undecided with(Value other);

  @Override
  default List<Value> children() {
    return List.of(value());
  }

  @Override
  default Undecided map(UnaryOperator<Value> change) {
    Value changed = change.apply(value());
    return changed == value() ? this : with(changed);
  }
}
