package dev.fargen.params;

import dev.fargen.cfn.Undecided;
import dev.fargen.cfn.Value;

/**
 * A value that exists because of something that only some environments may have, or because it is
 * absent. Never reaches the printer: the promoter names the condition after the cause, and leaves
 * the value.
 *
 * @param active whether the value exists because of the cause, or because of its absence
 */
public record Block(Cause cause, boolean active, Value value) implements Undecided {

  @Override
  public Block with(Value other) {
    return new Block(cause, active, other);
  }
}
