package dev.fargen.workload.raw;

import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Raw CloudFormation that the spec adds to a stack.
 *
 * @param parameters the template parameters that it refers to, and whether each is a list
 */
public record Additions(
    List<RawResource> resources, List<RawOutput> outputs, Map<String, Boolean> parameters) {

  public static final Additions NONE = new Additions(List.of(), List.of(), Map.of());

  public Additions {
    resources = List.copyOf(resources);
    outputs = List.copyOf(outputs);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** Whether there are neither resources nor outputs. */
  public boolean isEmpty() {
    return resources.isEmpty() && outputs.isEmpty();
  }

  /** All of it that may call functions. */
  public List<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    resources.forEach(resource -> nodes.addAll(resource.nodes()));
    outputs.forEach(output -> nodes.addAll(output.nodes()));
    return nodes;
  }
}
