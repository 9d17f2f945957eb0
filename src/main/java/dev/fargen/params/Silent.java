package dev.fargen.params;

import dev.fargen.cfn.Undecided;
import dev.fargen.cfn.Value;

/**
 * A value whose key, or name in a list, is left out of the names of what differs in it. {@code
 * WebImage} is enough for an image in {@code ContainerDefinitions}.
 */
public record Silent(Value value) implements Undecided {

  @Override
  public Silent with(Value other) {
    return new Silent(other);
  }
}
