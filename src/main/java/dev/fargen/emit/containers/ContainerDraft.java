package dev.fargen.emit.containers;

import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Cause;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.List;
import java.util.Optional;

/**
 * What one container is drafted with: the names of what may differ in it begin with the workload,
 * and the container if it is a sidecar.
 */
record ContainerDraft(Draft draft, Workload workload, Container container) {

  boolean isMain() {
    return container.name().equals(workload.name());
  }

  /** Why the container of that name may be missing. */
  Cause cause(String sidecar) {
    return new Cause.Part(
        LogicalName.of(workload.name()) + LogicalName.of(sidecar),
        "the container " + sidecar + " of " + workload.name());
  }

  String name(String property) {
    return LogicalName.of(workload.name())
        + (isMain() ? "" : LogicalName.of(container.name()))
        + property;
  }

  private String description(String property) {
    return property + " of the container " + container.name();
  }

  Value text(String property, Given<Text> given) {
    return draft.text(name(property), description(property), given);
  }

  Value number(String property, Given<Integer> given) {
    return draft.number(name(property), description(property), given);
  }

  /** A word is no parameter of its own: all of them differ or none does. */
  Optional<Value> words(String property, List<Given<Text>> words) {
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(draft.together(name(property), description(property), words));
  }
}
