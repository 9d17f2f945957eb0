package dev.fargen.check.services;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.services.Schedule;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;

/**
 * Warns of sidecars beside a main container whose run a state machine follows: the run fails if any
 * container exits with another code than 0, also one that ECS stops because the main container is
 * done (wellcomecollection/catalogue-pipeline, "Switch graph extractor from runTask.sync to
 * waitForTaskToken": a log router, exit code 137).
 */
public final class SidecarOutcomeRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      workload
          .running()
          .schedule()
          .flatMap(Schedule::follower)
          .ifPresent(follower -> check(workload, follower, warnings));
    }
  }

  private static void check(Workload workload, Span follower, Warnings warnings) {
    for (Container container : workload.containers()) {
      if (!container.equals(workload.task().main()) && !isAwaited(workload, container)) {
        warnings.report(
            workload,
            Diagnostic.of(
                    Code.SIDECAR_FAILS_RUN,
                    "a run of `"
                        + workload.name()
                        + "` fails if `"
                        + container.name()
                        + "` exits with a code other than 0")
                .at(container.span())
                .at(follower, "a state machine follows the run")
                .note(
                    "when the main container exits, ECS sends the sidecar the stop signal of its image, SIGTERM by default; many programs then exit with code 143")
                .help("let the sidecar exit with code 0 on this signal, or remove the sidecar"));
      }
    }
  }

  /** Whether another container waits until this one has exited. */
  private static boolean isAwaited(Workload workload, Container container) {
    return Lists.any(
        workload.containers(),
        other ->
            Lists.any(
                other.lifecycle().dependsOn(),
                need -> need.container().equals(container.name()) && need.waitsForEnd()));
  }
}
