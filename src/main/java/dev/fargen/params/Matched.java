package dev.fargen.params;

import dev.fargen.cfn.Undecided;
import dev.fargen.cfn.Value;
import java.util.List;

/**
 * A value that must agree with the keys beside it in its map: {@code Strategy: CANARY} with {@code
 * CanaryConfiguration}. A parameter that carries it names its values, and the parameters that
 * decide about the keys.
 *
 * @param keys those that are valid with some of the values only
 */
public record Matched(List<String> keys, Value value) implements Undecided {

  public Matched {
    keys = List.copyOf(keys);
  }

  @Override
  public Matched with(Value other) {
    return new Matched(keys, other);
  }
}
