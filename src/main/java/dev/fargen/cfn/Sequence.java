package dev.fargen.cfn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A list of values. */
public record Sequence(List<Value> items) implements Value {

  public Sequence(List<Value> items) {
    this.items = List.copyOf(items);
  }

  @Override
  public List<Value> children() {
    return items;
  }

  @Override
  public Sequence map(UnaryOperator<Value> change) {
    List<Value> changed = items;
    for (int i = 0; i < items.size(); i++) {
      Value item = change.apply(items.get(i));
      if (item != items.get(i)) {
        changed = changed == items ? new ArrayList<>(items) : changed;
        changed.set(i, item);
      }
    }
    return changed == items ? this : new Sequence(changed);
  }
}
