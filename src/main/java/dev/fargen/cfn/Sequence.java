package dev.fargen.cfn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of values. */
public record Sequence(List<Value> items) implements Value {

  public Sequence(List<Value> items) {
    this.items = List.copyOf(items);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sequence sequence && items.equals(sequence.items);
  }

  @Override
  public int hashCode() {
    return items.hashCode();
  }
}
