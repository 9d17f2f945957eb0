package dev.fargen.workload.raw;

import dev.fargen.spec.form.Given;
import dev.fargen.yaml.Node;
import java.util.Optional;

/**
 * An output that stands in the spec as a template has it.
 *
 * @param exportName the name under which other stacks import it
 */
public record RawOutput(
    Given<String> id, Optional<String> description, Node value, Optional<Node> exportName) {}
