package dev.fargen.check;

import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.Stack;

/** Something that every stack must hold; each environment's is asked on its own. */
interface Rule {

  /** Reports where the stack breaks the rule. */
  void check(Stack stack, Diagnostics diagnostics);
}
