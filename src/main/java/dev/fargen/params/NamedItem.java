package dev.fargen.params;

import dev.fargen.cfn.Undecided;
import dev.fargen.cfn.Value;

/**
 * An item of a list with a name that the template does not have: what two environments have under
 * the same name is the same item.
 */
public record NamedItem(String name, Value value) implements Undecided {

  @Override
  public NamedItem with(Value other) {
    return new NamedItem(name, other);
  }
}
