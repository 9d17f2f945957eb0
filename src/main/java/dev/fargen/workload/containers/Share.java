package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.containers.SidecarKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Section;
import java.util.Optional;

/**
 * A container's share in its task.
 *
 * @param cpu units kept for it, where that was asked for
 * @param memory MiB at which it is stopped, where that was asked for
 * @param essential whether the task ends with it
 */
public record Share(
    Optional<Given<Integer>> cpu, Optional<Given<Integer>> memory, Given<Boolean> essential) {

  /** All that the others leave. */
  static Share ofMain(Span span) {
    return new Share(Optional.empty(), Optional.empty(), Given.of(true, span));
  }

  static Share of(SpecThing sidecar) {
    Section keys = sidecar.keys();
    return new Share(
        keys.get(SidecarKeys.CPU), keys.get(SidecarKeys.MEMORY), keys.value(SidecarKeys.ESSENTIAL));
  }

  Share notEssential() {
    return new Share(cpu, memory, essential.map(was -> false));
  }
}
