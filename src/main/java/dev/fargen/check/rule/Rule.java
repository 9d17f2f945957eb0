package dev.fargen.check.rule;

import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.stack.Stack;

/** A rule about a stack; each environment's stack is checked on its own. */
public interface Rule {

  /** Reports where the stack breaks the rule. */
  void check(Stack stack, Diagnostics diagnostics);
}
