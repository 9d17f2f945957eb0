package dev.fargen.check.containers;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * Nobody says how to tell whether a service works: a task that hangs is then kept (Amazon ECS
 * developer guide, "Determine Amazon ECS task health using container health checks").
 */
public final class NoHealthCheckRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      Optional<Http> http = workload.http();
      if (http.isPresent() && http.get().healthCheck().path().span().equals(http.get().span())) {
        warnings.report(
            workload,
            Diagnostic.of(
                    Code.NO_HEALTHCHECK,
                    "whether `" + workload.name() + "` works is asked of `/`, for want of a path")
                .at(http.get().span().firstLine())
                .help("write `healthcheck: /health`, or `healthcheck: /` if that is meant"));
      } else if (http.isEmpty() && isUnwatched(workload)) {
        warnings.report(
            workload,
            Diagnostic.of(
                    Code.NO_HEALTHCHECK, "nobody notices when `" + workload.name() + "` hangs")
                .at(workload.span())
                .help("write `healthcheck: <a command that fails when it does not work>`"));
      }
    }
  }

  /** What is started ends by itself, and messages that nobody works off show in the queue. */
  private static boolean isUnwatched(Workload workload) {
    return workload.running().schedule().isEmpty()
        && workload.queue().isEmpty()
        && workload.task().main().lifecycle().healthCheck().isEmpty();
  }
}
