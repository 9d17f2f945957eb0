package dev.fargen.check.services;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.workload.stack.Cluster;
import dev.fargen.workload.stack.Stack;

/**
 * Warns of Container Insights for an existing cluster, whose settings belong to its own stack
 * (CloudFormation user guide, "AWS::ECS::Cluster", ClusterSettings).
 */
public final class ClusterRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    stack.base().cluster().ifPresent(cluster -> check(cluster, warnings));
  }

  private static void check(Cluster cluster, Warnings warnings) {
    Span place = cluster.containerInsights().span();
    if (!place.equals(cluster.span())) {
      warnings.unlessElsewhere(
          cluster.isOwn(),
          Diagnostic.of(Code.NO_EFFECT, "`container_insights` has no effect on an existing cluster")
              .at(place)
              .help(
                  "remove `container_insights`, and enable Container Insights where the cluster is created"));
    }
  }
}
