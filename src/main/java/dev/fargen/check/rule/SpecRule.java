package dev.fargen.check.rule;

import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.SpecEnvironment;

/** Something that what was written must hold; what each environment reads is asked on its own. */
public interface SpecRule {

  /** Reports where the environment's spec breaks the rule. */
  void check(SpecEnvironment environment, Diagnostics diagnostics);
}
