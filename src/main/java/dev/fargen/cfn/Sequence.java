package dev.fargen.cfn;

import java.util.List;

/** A list of values. */
public record Sequence(List<Value> items) implements Value {

  public Sequence(List<Value> items) {
    this.items = List.copyOf(items);
  }
}
