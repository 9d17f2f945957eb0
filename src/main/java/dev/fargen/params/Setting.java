package dev.fargen.params;

import dev.fargen.cfn.Parameter;
import dev.fargen.cfn.Undecided;
import dev.fargen.cfn.Value;

/**
 * A value together with the parameter that carries it if it turns out to differ between
 * environments. Never reaches the printer: whoever joins the environments' templates decides, and
 * leaves either the value or a {@code !Ref}.
 */
public record Setting(Parameter parameter, Value value) implements Undecided {

  @Override
  public Setting with(Value other) {
    return new Setting(parameter, other);
  }
}
