package dev.fargen.check.services;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.workload.services.Deployment;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;

/**
 * During a deployment there is room to start a task or to stop one: the least number of tasks is
 * rounded up, the greatest down (Amazon ECS API reference, "DeploymentConfiguration").
 */
public final class DeploymentRule implements Rule {

  private static final int PER_CENT = 100;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      if (workload.running().schedule().isEmpty()) {
        check(workload, Math.max(1, workload.running().fewest().value()), diagnostics);
      }
    }
  }

  private static void check(Workload workload, int tasks, Diagnostics diagnostics) {
    Deployment deployment = workload.running().deployment();
    long least = (tasks * (long) deployment.minHealthy().value() + PER_CENT - 1) / PER_CENT;
    long most = tasks * (long) deployment.max().value() / PER_CENT;
    if (least < tasks || most > tasks) {
      return;
    }
    Span min = deployment.minHealthy().span().firstLine();
    Span max = deployment.max().span().firstLine();
    String number = tasks == 1 ? "the one task" : "the " + tasks + " tasks";
    diagnostics.report(
        Diagnostic.of(
                Code.NO_ROOM_TO_DEPLOY,
                "no deployment of `" + workload.name() + "` could begin: " + number + " must stay")
            .at(max, "no task more than there are")
            .at(min, "no task fewer than there are")
            .note("the least number is rounded up, the greatest down")
            .help("write `max: 200`; or `min_healthy: 0` where two must never run at once"));
  }
}
