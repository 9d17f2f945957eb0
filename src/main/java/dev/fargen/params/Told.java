package dev.fargen.params;

import dev.fargen.cfn.Undecided;
import dev.fargen.cfn.Value;

/**
 * A value and what it does, in the user's words: the description of the parameter that decides
 * about it where only some environments have it, or where they have different values.
 *
 * @param words a verb phrase: {@code Sets the command of web}
 */
public record Told(String words, Value value) implements Undecided {

  @Override
  public Told with(Value other) {
    return new Told(words, other);
  }
}
