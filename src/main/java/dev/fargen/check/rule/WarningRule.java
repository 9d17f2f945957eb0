package dev.fargen.check.rule;

import dev.fargen.workload.stack.Stack;

/** Something that works, but is regretted later; asked of stacks that break no {@link Rule}. */
public interface WarningRule {

  /** Warns of what the stack will regret. */
  void check(Stack stack, Warnings warnings);
}
