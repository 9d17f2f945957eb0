package dev.fargen.emit.containers;

import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;

/** A container's port: the same parameter wherever the template needs it. */
public final class Ports {

  private Ports() {}

  static Value of(Draft draft, Workload workload, Container container, Given<Integer> port) {
    boolean main = container.name().equals(workload.name());
    String name =
        LogicalName.of(workload.name()) + (main ? "" : LogicalName.of(container.name())) + "Port";
    return draft.number(name, "Port of the container " + container.name(), port);
  }

  /** The port that the load balancer sends requests to. */
  public static Value ofTarget(Draft draft, Workload workload) {
    Container target = workload.http().orElseThrow().container();
    return of(draft, workload, target, target.port().orElseThrow());
  }
}
