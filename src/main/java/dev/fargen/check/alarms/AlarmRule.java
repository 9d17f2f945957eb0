package dev.fargen.check.alarms;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.alarms.Alarms;
import dev.fargen.workload.alarms.Alarms.Recipient;
import dev.fargen.workload.stack.Cluster;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * Alarms send to one topic: that of the stack, or an existing one. Tasks are counted by Container
 * Insights (Amazon CloudWatch user guide, "Amazon ECS Container Insights metrics").
 */
public final class AlarmRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    stack
        .base()
        .alarms()
        .ifPresent(
            alarms -> {
              recipients(alarms, diagnostics);
              running(alarms, stack.base().cluster(), diagnostics);
            });
  }

  private static void recipients(Alarms alarms, Diagnostics diagnostics) {
    for (Recipient one : alarms.recipients()) {
      if (one.isTopic() && alarms.recipients().size() > 1) {
        diagnostics.report(
            Diagnostic.of(Code.INVALID_VALUE, "`notify` must be email addresses or one topic")
                .at(one.text().span(), "an SNS topic")
                .help("write only the topic, and subscribe the email addresses to the topic"));
        return;
      }
    }
  }

  private static void running(Alarms alarms, Optional<Cluster> cluster, Diagnostics diagnostics) {
    alarms
        .running()
        .threshold()
        .filter(threshold -> alarms.running().isWritten())
        .filter(threshold -> cluster.filter(AlarmRule::countsNothing).isPresent())
        .ifPresent(
            threshold ->
                diagnostics.report(
                    Diagnostic.of(Code.MISSING_KEY, "`running` requires Container Insights")
                        .at(threshold.span(), "number of tasks that do not run")
                        .help("write `cluster: {container_insights: true}`, or remove `running`")));
  }

  private static boolean countsNothing(Cluster cluster) {
    return cluster.isOwn() && !cluster.containerInsights().value();
  }
}
