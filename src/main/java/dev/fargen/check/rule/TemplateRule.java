package dev.fargen.check.rule;

import dev.fargen.diag.Diagnostics;

/** A rule about the finished template. */
public interface TemplateRule {

  /** Reports where the template breaks the rule. */
  void check(FinishedTemplate template, Diagnostics diagnostics);
}
