package dev.fargen.params;

import dev.fargen.cfn.Undecided;
import dev.fargen.cfn.Value;

/**
 * A value that no parameter carries: where environments differ in it, the template has the value of
 * each. A dynamic reference works in a property of a resource, not in a parameter (CloudFormation
 * user guide, "Get a secret or secret value from Secrets Manager").
 */
public record Uncarried(Value value) implements Undecided {

  @Override
  public Uncarried with(Value other) {
    return new Uncarried(other);
  }
}
