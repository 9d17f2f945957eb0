package dev.fargen.params;

import dev.fargen.cfn.Undecided;
import dev.fargen.cfn.Value;

/**
 * A value that is there, or is as it is, because of something that not every environment may have.
 * Never reaches the printer: whoever joins the environments' templates names the condition after
 * the cause, and leaves the value.
 *
 * @param active whether the value is there because of the cause, or because of its absence
 */
public record Block(Cause cause, boolean active, Value value) implements Undecided {

  @Override
  public Block with(Value other) {
    return new Block(cause, active, other);
  }
}
