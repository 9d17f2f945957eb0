package dev.fargen.check.scaling;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Cluster;
import dev.fargen.workload.stack.Stack;

/**
 * Scaling by {@code backlog} requires Container Insights, which count the running tasks (Amazon
 * CloudWatch user guide, "Amazon ECS Container Insights metrics").
 */
public final class InsightsRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    stack
        .base()
        .cluster()
        .filter(cluster -> cluster.isOwn() && !cluster.containerInsights().value())
        .ifPresent(cluster -> check(stack, cluster, diagnostics));
  }

  private static void check(Stack stack, Cluster cluster, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      workload
          .running()
          .scaling()
          .flatMap(scaling -> scaling.kept().backlog())
          .ifPresent(backlog -> report(workload, backlog, cluster, diagnostics));
    }
  }

  private static void report(
      Workload workload, Given<Integer> backlog, Cluster cluster, Diagnostics diagnostics) {
    Diagnostic fault =
        Diagnostic.of(Code.BACKLOG_WITHOUT_INSIGHTS, "`backlog` requires Container Insights")
            .at(backlog.span(), "uses the number of running tasks of `" + workload.name() + "`");
    boolean written = !cluster.containerInsights().span().contains(backlog.span());
    diagnostics.report(
        (written
                ? fault.at(cluster.containerInsights().span().firstLine(), "disabled here")
                : fault)
            .note("Container Insights is disabled by default with `mode: REPLACE_ON_FAILURE`")
            .help("write `cluster: {container_insights: true}`, or scale by `steps`"));
  }
}
