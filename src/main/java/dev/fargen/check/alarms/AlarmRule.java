package dev.fargen.check.alarms;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.alarms.Alarms;
import dev.fargen.workload.stack.Cluster;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * Alarms send to at most five topics, that of the stack and existing ones (Amazon CloudWatch API
 * reference, "PutMetricAlarm"). Tasks are counted by Container Insights (Amazon CloudWatch user
 * guide, "Amazon ECS Container Insights metrics").
 */
public final class AlarmRule implements Rule {

  private static final int MOST_ACTIONS = 5;

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
    int own = alarms.addresses().isEmpty() ? 0 : 1;
    if (alarms.topics().size() + own > MOST_ACTIONS) {
      diagnostics.report(
          Diagnostic.of(
                  Code.OUT_OF_RANGE,
                  "`notify` has more than "
                      + (MOST_ACTIONS - own)
                      + " SNS topics"
                      + (own == 1 ? " beside email addresses" : ""))
              .at(alarms.topics().get(MOST_ACTIONS - own).span())
              .note(
                  "an alarm sends to at most five topics; the email addresses have one topic of the"
                      + " stack"));
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
