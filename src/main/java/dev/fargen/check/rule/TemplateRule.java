package dev.fargen.check.rule;

import dev.fargen.diag.Diagnostics;

/** Something that a finished template must hold. */
public interface TemplateRule {

  /** Reports where the template breaks the rule. */
  void check(FinishedTemplate template, Diagnostics diagnostics);
}
