package dev.fargen.workload.raw;

import dev.fargen.spec.form.Given;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource that stands in the spec as a template has it.
 *
 * @param id its logical id, and the place of that
 * @param attributes what stands beside the type, its needs and its properties
 */
public record RawResource(
    Given<String> id,
    Given<String> type,
    List<Given<String>> dependsOn,
    Map<String, Node> attributes,
    Optional<MapNode> properties) {

  public RawResource {
    dependsOn = List.copyOf(dependsOn);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** All of it that may call functions. */
  public List<Node> nodes() {
    List<Node> nodes = new ArrayList<>(attributes.values());
    properties.ifPresent(nodes::add);
    return nodes;
  }
}
