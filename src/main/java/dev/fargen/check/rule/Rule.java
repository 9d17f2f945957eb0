package dev.fargen.check.rule;

import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.stack.Stack;

/** Something that every stack must hold; each environment's is asked on its own. */
public interface Rule {

  /** Reports where the stack breaks the rule. */
  void check(Stack stack, Diagnostics diagnostics);
}
