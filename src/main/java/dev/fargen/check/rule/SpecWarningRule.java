package dev.fargen.check.rule;

import dev.fargen.spec.SpecEnvironment;

/** A rule about what is written in the spec that cannot fail; each environment is on its own. */
public interface SpecWarningRule {

  /** Reports what the user should know about the environment's spec. */
  void check(SpecEnvironment environment, Warnings warnings);
}
