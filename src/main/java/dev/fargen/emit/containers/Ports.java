package dev.fargen.emit.containers;

import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.services.Workload;

/** A container's port: the same parameter everywhere in the template. */
public final class Ports {

  static final String WORDS = "Container port";

  private Ports() {}

  /** The port that the load balancer sends requests to. */
  public static Value ofTarget(Draft draft, Workload workload) {
    Container target = workload.http().orElseThrow().container();
    return new ContainerDraft(draft, workload, target)
        .number("Port", WORDS, target.program().port().orElseThrow());
  }
}
