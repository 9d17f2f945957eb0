package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;

/**
 * Container names are unique in a task; the main container has the name of the workload (Amazon ECS
 * API reference, "ContainerDefinition", name).
 */
public final class ContainerTwiceRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      for (Container sidecar : workload.task().sidecars()) {
        if (sidecar.name().equals(workload.name())) {
          diagnostics.report(
              Diagnostic.of(
                      Code.CONTAINER_TWICE,
                      "the sidecar `" + sidecar.name() + "` has the name of the main container")
                  .at(sidecar.span())
                  .at(workload.span(), "the main container has the workload's name")
                  .help("rename the sidecar"));
        }
      }
    }
  }
}
