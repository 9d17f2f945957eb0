package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * A task definition has at most 10 containers (Amazon ECS developer guide, "Amazon ECS service
 * quotas", Containers per task definition, which is not adjustable).
 */
public final class ContainerCountRule implements Rule {

  private static final int MOST = 10;

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      List<Container> containers = workload.containers();
      if (containers.size() > MOST) {
        diagnostics.report(
            Diagnostic.of(
                    Code.TOO_MANY_CONTAINERS,
                    "the task of `"
                        + workload.name()
                        + "` has "
                        + containers.size()
                        + " containers; the maximum is "
                        + MOST)
                .at(containers.get(MOST).span())
                .help("move sidecars to another workload"));
      }
    }
  }
}
