package dev.fargen.check;

import dev.fargen.workload.Stack;

/** Something that works, but is regretted later; asked of stacks that break no {@link Rule}. */
interface WarningRule {

  /** Warns of what the stack will regret. */
  void check(Stack stack, Warnings warnings);
}
