package dev.fargen.check.scaling;

import dev.fargen.check.rule.Conflict;
import dev.fargen.check.rule.Rule;
import dev.fargen.check.rule.ServedKeys;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.Map;

/**
 * The minimum of scaling must not be greater than its maximum, and requests as its metric require a
 * load balancer (Application Auto Scaling API reference, "RegisterScalableTarget" and
 * "PredefinedMetricSpecification").
 */
public final class ScalingRule implements Rule {

  /**
   * Amazon CloudWatch user guide, "Create a CloudWatch alarm based on a metric math expression": at
   * most 10 metrics.
   */
  private static final int MOST_QUEUES = 5;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      workload.running().scaling().ifPresent(scaling -> check(workload, scaling, diagnostics));
    }
  }

  private static void queues(Workload workload, Scaling scaling, Diagnostics diagnostics) {
    boolean idle =
        !scaling.queues().isEmpty() && scaling.idle().filter(by -> by.cpu().isEmpty()).isPresent();
    int most = (idle ? workload.queues() : scaling.queues()).size();
    if (most > MOST_QUEUES) {
      String measured = "queue: " + scaling.queues().get(0).name();
      diagnostics.report(
          Diagnostic.of(
                  Code.OUT_OF_RANGE,
                  "`scaling` measures the sum of "
                      + most
                      + " queues of `"
                      + workload.name()
                      + "`; at most "
                      + MOST_QUEUES
                      + " are supported")
              .at(scaling.span().firstLine())
              .note(
                  "an alarm has at most 10 metrics, and each queue has two"
                      + (idle
                          ? "; without `cpu` in `idle`, scaling in waits until all queues of the"
                              + " workload are empty"
                          : ""))
              .help(
                  "in `scaling`, write `"
                      + measured
                      + (idle
                          ? "`, to scale out by this queue alone, and `idle: {cpu: 5}`, to scale in"
                              + " when the CPU is idle"
                          : "`, to scale by this queue alone")));
    }
  }

  private static void check(Workload workload, Scaling scaling, Diagnostics diagnostics) {
    queues(workload, scaling, diagnostics);
    if (scaling.min().value() > scaling.max().value()) {
      diagnostics.report(
          Conflict.minOverMax(
              scaling.min().map(String::valueOf),
              scaling.max().map(String::valueOf),
              "maximum number of tasks"));
    }
    Map<Integer, Given<Integer>> steps = new HashMap<>();
    for (Scaling.Step step : scaling.steps()) {
      Given<Integer> first = steps.putIfAbsent(step.from().value(), step.from());
      if (first != null) {
        diagnostics.report(
            Diagnostic.of(Code.VALUE_TWICE, "two steps have `from: " + step.from().value() + "`")
                .at(step.from().span(), "second step")
                .at(first.span(), "first step")
                .help("remove one of the two steps"));
      }
    }
    if (!workload.hasHttp()) {
      scaling.kept().requests().ifPresent(one -> http("requests", one, workload, diagnostics));
      scaling
          .kept()
          .responseTime()
          .ifPresent(one -> http("response_time", one, workload, diagnostics));
    }
    ScheduledChanges.check(scaling, diagnostics);
    MetricDetails.check(workload, scaling, diagnostics);
  }

  private static void http(
      String key, Scaling.Target target, Workload workload, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                Code.REQUESTS_WITHOUT_HTTP,
                "`" + key + "` requires `http` in `" + workload.name() + "`")
            .at(target.value().span())
            .help("scale by `cpu` or `memory`, or " + ServedKeys.written(workload)));
  }
}
