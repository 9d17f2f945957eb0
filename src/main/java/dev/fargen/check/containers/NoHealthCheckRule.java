package dev.fargen.check.containers;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Digits;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.TargetGroup;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;

/**
 * Warns of services without a health check: a task that hangs is not replaced (Amazon ECS developer
 * guide, "Determine Amazon ECS task health using container health checks").
 */
public final class NoHealthCheckRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      for (Container container : workload.containers()) {
        container.lifecycle().emptyTest().ifPresent(place -> empty(workload, place, warnings));
      }
      for (TargetGroup group : workload.targetGroups()) {
        Http http = group.first();
        String path = http.healthCheck().path().value().written();
        if (http.healthCheck().path().span().equals(http.span())) {
          warnings.report(
              workload,
              Diagnostic.of(
                      Code.NO_HEALTHCHECK,
                      item(group)
                          + "`"
                          + workload.name()
                          + "` has no health check path: the load balancer checks `"
                          + path
                          + "`")
                  .at(http.span().firstLine())
                  .help(
                      http.isGrpc()
                          ? "write `healthcheck: /grpc.health.v1.Health/Check` if the server implements it"
                          : "write `healthcheck: /health`, or `healthcheck: /` to keep this path"));
        }
      }
      if (!workload.isBalanced() && isUnwatched(workload)) {
        warnings.report(
            workload,
            Diagnostic.of(Code.NO_HEALTHCHECK, "`" + workload.name() + "` has no health check")
                .at(workload.span())
                .help("write `healthcheck: <command that fails when the container is unhealthy>`"));
      }
    }
  }

  /** What of the workload it is, if that has several. */
  private static String item(TargetGroup group) {
    String label = group.label();
    return label.isEmpty()
        ? ""
        : "the `http` item "
            + (Digits.only(label) ? "for port " + label : "`" + label + "`")
            + " of ";
  }

  private static void empty(Workload workload, Span place, Warnings warnings) {
    warnings.report(
        workload,
        Diagnostic.of(Code.NO_EFFECT, "`healthcheck` without a command has no effect")
            .at(place)
            .help("write a command, or remove `healthcheck`"));
  }

  /** A scheduled or manual task exits by itself, and unprocessed messages show in the queue. */
  private static boolean isUnwatched(Workload workload) {
    return workload.isService()
        && workload.queues().isEmpty()
        && workload.task().main().lifecycle().healthCheck().isEmpty();
  }
}
