package dev.fargen.emit.containers;

import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.params.Cause;
import dev.fargen.params.Told;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.environment.LogicalName;
import dev.fargen.workload.services.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The draft of one container. The names of its parameters begin with the workload's name, and for a
 * sidecar also with the container's.
 */
record ContainerDraft(Draft draft, Workload workload, Container container) {

  boolean isMain() {
    return container.name().equals(workload.name());
  }

  /** Why the container of that name may be absent. */
  Cause cause(String sidecar) {
    return new Cause.Part(
        LogicalName.of(workload.name()) + LogicalName.of(sidecar),
        "Adds the container " + sidecar + " to " + workload.name());
  }

  /** The value and what it does, in case that only some environments have it. */
  Told told(String does, Value value) {
    return new Told(does + whose(), value);
  }

  /** Whose a value is, in words. */
  String whose() {
    return isMain()
        ? workload.name()
        : "the container " + container.name() + " of " + workload.name();
  }

  String name(String property) {
    return LogicalName.of(workload.name())
        + (isMain() ? "" : LogicalName.of(container.name()))
        + property;
  }

  /** A parameter's description: {@code Command for web}. */
  String description(String words) {
    return words
        + " for "
        + (isMain() ? workload.name() : container.name() + " (sidecar of " + workload.name() + ")");
  }

  Value text(String property, String words, Given<Text> given) {
    return draft.text(name(property), description(words), given);
  }

  Value number(String property, String words, Given<Integer> given) {
    return draft.number(name(property), description(words), given);
  }

  /** One parameter for the whole command: a single argument cannot be a parameter. */
  Optional<Value> words(String property, String words, List<Given<Text>> given) {
    return given.isEmpty()
        ? Optional.empty()
        : Optional.of(
            told(
                "Sets the " + words.toLowerCase(Locale.ROOT) + " of ",
                draft.together(name(property), description(words), given)));
  }
}
