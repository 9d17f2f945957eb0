package dev.fargen.check.rule;

import dev.fargen.workload.stack.Stack;

/** A rule that only warns; checked if no {@link Rule} is broken. */
public interface WarningRule {

  /** Warns where the stack breaks the rule. */
  void check(Stack stack, Warnings warnings);
}
