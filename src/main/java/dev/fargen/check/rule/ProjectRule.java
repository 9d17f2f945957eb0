package dev.fargen.check.rule;

import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.Spec;
import dev.fargen.workload.Project;

/** A rule about all environments together, and the pipeline. */
public interface ProjectRule {

  /**
   * Reports where the project breaks the rule.
   *
   * @param spec what the project was made of, with the same environments in the same order
   */
  void check(Spec spec, Project project, Diagnostics diagnostics);
}
