package dev.fargen.check.rule;

import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.SpecEnvironment;

/** A rule about what is written in the spec; each environment is checked on its own. */
public interface SpecRule {

  /** Reports where the environment's spec breaks the rule. */
  void check(SpecEnvironment environment, Diagnostics diagnostics);
}
