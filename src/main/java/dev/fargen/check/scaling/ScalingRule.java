package dev.fargen.check.scaling;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.scaling.Scaling;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Scaling has a minimum that is not over its maximum, something to scale by, and counts requests
 * only behind a load balancer (Application Auto Scaling API reference, "RegisterScalableTarget" and
 * "PredefinedMetricSpecification").
 */
public final class ScalingRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      workload.running().scaling().ifPresent(scaling -> check(workload, scaling, diagnostics));
    }
  }

  private static void check(Workload workload, Scaling scaling, Diagnostics diagnostics) {
    if (scaling.min().value() > scaling.max().value()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.MIN_OVER_MAX,
                  "the fewest tasks, "
                      + scaling.min().value()
                      + ", are more than the most, "
                      + scaling.max().value())
              .at(scaling.min().span(), "the fewest")
              .at(scaling.max().span(), "the most")
              .help("write a `max` of " + scaling.min().value() + " or more"));
    }
    Map<Integer, Given<Integer>> steps = new HashMap<>();
    for (Scaling.Step step : scaling.steps()) {
      Given<Integer> first = steps.putIfAbsent(step.from().value(), step.from());
      if (first != null) {
        diagnostics.report(
            Diagnostic.of(
                    Code.VALUE_TWICE, "two steps begin at " + step.from().value() + " messages")
                .at(step.from().span(), "again here")
                .at(first.span(), "first here")
                .help("keep one of the two"));
      }
    }
    Optional<Given<BigDecimal>> requests = scaling.kept().requests();
    boolean byQueue = scaling.kept().backlog().isPresent() || !scaling.steps().isEmpty();
    if (byQueue && workload.queue().isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.BACKLOG_WITHOUT_QUEUE,
                  "`" + workload.name() + "` has no `queue` whose messages it could scale by")
              .at(scaling.span().first(1))
              .help("write `queue:` and the name of a queue"));
    }
    if (requests.isPresent() && workload.http().isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.REQUESTS_WITHOUT_HTTP,
                  "`" + workload.name() + "` gets no requests to scale by: it has no `http`")
              .at(requests.orElseThrow().span())
              .help("scale by `cpu` or `memory`, or add `http`"));
    }
  }
}
