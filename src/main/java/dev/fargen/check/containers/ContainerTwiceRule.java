package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * Container names are unique in a task; the main container has the name of the workload (Amazon ECS
 * API reference, "ContainerDefinition", name).
 */
public final class ContainerTwiceRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      List<Container> added = Lists.filter(workload.containers(), Container::isAdded);
      for (Container container : workload.containers()) {
        if (!container.isAdded()) {
          Lists.first(added, one -> one.name().equals(container.name()))
              .ifPresent(one -> added(container, one, diagnostics));
        }
      }
      for (Container sidecar : workload.task().sidecars()) {
        if (!sidecar.isAdded() && sidecar.name().equals(workload.name())) {
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

  private static void added(Container container, Container added, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                Code.CONTAINER_TWICE,
                "`" + container.name() + "` is the name of a container that fargen adds")
            .at(container.span())
            .at(added.span(), "fargen adds the container for this")
            .help("rename `" + container.name() + "`"));
  }
}
