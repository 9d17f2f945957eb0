package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.balancing.Http.Target;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;

/**
 * A load balancer waits for an answer no longer than until it asks again (Elastic Load Balancing
 * API reference, "CreateTargetGroup", HealthCheckTimeoutSeconds).
 */
public final class HealthCheckRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      workload.http().ifPresent(http -> check(http.healthCheck(), diagnostics));
    }
  }

  private static void check(Target check, Diagnostics diagnostics) {
    int interval = check.interval().value();
    int timeout = check.timeout().value();
    if (timeout >= interval) {
      Diagnostic fault =
          Diagnostic.of(
                  Code.TIMEOUT_OVER_INTERVAL,
                  "a check may take " + timeout + "s, and begins every " + interval + "s")
              .at(check.timeout().span().firstLine(), "must be shorter");
      boolean both = !check.interval().span().contains(check.timeout().span());
      diagnostics.report(
          (both ? fault.at(check.interval().span().firstLine(), "than this") : fault)
              .note("timeout must be less than interval, which is 15s where nothing is said")
              .help("write `timeout: " + (interval - 1) + "s`, or a longer `interval`"));
    }
  }
}
