package dev.fargen.workload.raw;

import dev.fargen.spec.form.Given;
import dev.fargen.yaml.Node;
import java.util.List;
import java.util.Optional;

/**
 * An output that stands in the spec as a template has it.
 *
 * @param condition the condition without which it is not there
 * @param exportName the name under which other stacks import it
 */
public record RawOutput(
    Given<String> id,
    Optional<Given<String>> condition,
    Optional<String> description,
    Node value,
    Optional<Node> exportName) {

  /** All of it that may call functions. */
  public List<Node> nodes() {
    return exportName.isPresent() ? List.of(value, exportName.get()) : List.of(value);
  }
}
