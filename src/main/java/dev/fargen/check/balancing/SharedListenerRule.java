package dev.fargen.check.balancing;

import dev.fargen.check.balancing.ListenerRulePair.Side;
import dev.fargen.check.rule.ProjectRule;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.Spec;
import dev.fargen.workload.Project;
import dev.fargen.workload.SharedListeners;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * What holds for the listener rules of one stack holds for those of environments that share a
 * listener: no two have the same priority or conditions, and none takes all requests of another one
 * (Elastic Load Balancing user guide, "Listener rules for your Application Load Balancer").
 */
public final class SharedListenerRule implements ProjectRule {

  @Override
  public void check(Spec spec, Project project, Diagnostics diagnostics) {
    List<Stack> stacks = project.stacks();
    for (int i = 0; i < stacks.size(); i++) {
      for (Stack before : stacks.subList(0, i)) {
        if (SharedListeners.isShared(before, stacks.get(i))) {
          compare(sides(before), sides(stacks.get(i)), diagnostics);
        }
      }
    }
  }

  private static List<Side> sides(Stack stack) {
    return Lists.flatMap(stack.workloads(), workload -> Side.all(workload, stack.environment()));
  }

  private static void compare(List<Side> all, List<Side> others, Diagnostics diagnostics) {
    for (Side other : others) {
      for (Side one : all) {
        new ListenerRulePair(one, other).check(diagnostics);
      }
      ListenerRulePair.reached(other, all, diagnostics);
    }
    all.forEach(one -> ListenerRulePair.reached(one, others, diagnostics));
  }
}
