package dev.fargen.cfn;

import dev.fargen.cfn.Function.Gives;

/** What calls stand for in a template: its parameters, resources and mappings decide it. */
@FunctionalInterface
public interface Kinds {

  /** What is known of a call without the template. */
  Kinds ALONE = call -> Function.gives(call.name());

  Gives of(Intrinsic call);
}
