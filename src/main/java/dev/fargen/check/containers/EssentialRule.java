package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Lifecycle.Dependency;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;

/**
 * A task must have at least one essential container (Amazon ECS API reference,
 * "ContainerDefinition", essential).
 */
public final class EssentialRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      if (!Lists.any(workload.containers(), one -> one.share().essential().value())) {
        report(workload, diagnostics);
      }
    }
  }

  private static void report(Workload workload, Diagnostics diagnostics) {
    Diagnostic fault =
        Diagnostic.of(
                Code.NOTHING_ESSENTIAL,
                "the task of `" + workload.name() + "` has no essential container")
            .at(workload.span());
    String waiting = "the sidecar";
    for (Container container : workload.containers()) {
      for (Dependency need : container.lifecycle().dependsOn()) {
        if (need.container().equals(workload.name())) {
          fault = fault.at(need.condition().span(), "waits for the main container to exit");
          waiting = "`" + container.name() + "`";
        }
      }
    }
    diagnostics.report(
        fault
            .note("a container is not essential if another container waits for it to exit")
            .help(
                "write `depends_on: {"
                    + workload.name()
                    + ": started}` or `essential: true` in "
                    + waiting));
  }
}
