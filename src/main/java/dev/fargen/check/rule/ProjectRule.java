package dev.fargen.check.rule;

import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.Spec;
import dev.fargen.workload.Project;

/** Something that all environments must hold together, or the pipeline with them. */
public interface ProjectRule {

  /**
   * Reports where the project breaks the rule.
   *
   * @param spec what the project was made of, with the same environments in the same order
   */
  void check(Spec spec, Project project, Diagnostics diagnostics);
}
