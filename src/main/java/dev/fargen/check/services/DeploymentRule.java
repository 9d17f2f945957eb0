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
 * A deployment must be able to start or to stop a task: the minimum number of tasks is rounded up,
 * the maximum down (Amazon ECS API reference, "DeploymentConfiguration"). Only rolling deployments
 * use these percentages: the others start all tasks of the new version beside the old ones
 * (developer guide, "Amazon ECS blue/green service deployments workflow").
 */
public final class DeploymentRule implements Rule {

  private static final int PER_CENT = 100;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      if (workload.isService() && workload.running().deployment().strategy().isRolling()) {
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
    String number = tasks == 1 ? "1 task" : tasks + " tasks";
    int usual = deployment.minHealthy().value();
    String key = "`max: " + deployment.max().value() + "`";
    boolean written = !deployment.minHealthy().span().contains(deployment.max().span());
    String block = " every deployment of `" + workload.name() + "`";
    Diagnostic fault =
        written
            ? Diagnostic.of(
                    Code.NO_ROOM_TO_DEPLOY,
                    "`min_healthy: " + usual + "` and " + key + " block" + block)
                .at(max, "at most " + number)
                .at(min, "at least " + number)
            : Diagnostic.of(
                    Code.NO_ROOM_TO_DEPLOY,
                    key + " blocks" + block + ": the default of `min_healthy` is " + usual)
                .at(max, "at most " + number + ", and at least as many by default");
    diagnostics.report(
        fault
            .note("the minimum number of tasks is rounded up, the maximum down")
            .help(
                "write `max: 200`, or `min_healthy: "
                    + 100 * (tasks - 1) / tasks
                    + "` if more than "
                    + (tasks == 1 ? "one task" : tasks + " tasks")
                    + " must never run at once"));
  }
}
