package dev.fargen.check.containers;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Restart;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * Warns of restart policies that do not do what they say: ECS has no maximum number of restarts
 * (Amazon ECS API reference, "ContainerRestartPolicy"), and a container that must exit is restarted
 * instead.
 */
public final class RestartRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    for (Workload workload : stack.workloads()) {
      for (Container container : workload.containers()) {
        container
            .lifecycle()
            .restart()
            .ifPresent(restart -> check(workload, container, restart, warnings));
      }
    }
  }

  private static void check(
      Workload workload, Container container, Restart restart, Warnings warnings) {
    if (restart.most()) {
      warnings.report(
          workload,
          Diagnostic.of(Code.NO_EFFECT, "the maximum number of restarts in `restart` has no effect")
              .at(restart.span(), "ECS has no maximum")
              .help("write `restart: on-failure`"));
    }
    Optional<String> waiting = waiting(workload, container);
    if (waiting.isPresent() && restart.restartsAfterSuccess()) {
      warnings.report(
          workload,
          Diagnostic.of(
                  Code.NEVER_EXITS,
                  waiting.get()
                      + " `"
                      + container.name()
                      + "` to exit, but `restart` starts the container again if it ran for "
                      + restart.after().value()
                      + " seconds or longer")
              .at(restart.span())
              .help("write `restart: on-failure`, or remove `restart`"));
    }
  }

  /** What waits for the container to exit. */
  private static Optional<String> waiting(Workload workload, Container container) {
    boolean main = container.equals(workload.task().main());
    if (main && !workload.isService()) {
      return Optional.of(
          (workload.running().manual() ? "a manual" : "a scheduled") + " task requires");
    }
    return Lists.first(
            workload.containers(),
            other ->
                Lists.any(
                    other.lifecycle().dependsOn(),
                    need -> need.container().equals(container.name()) && need.waitsForEnd()))
        .map(other -> "`" + other.name() + "` waits for");
  }
}
