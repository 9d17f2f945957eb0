package dev.fargen.check.raw;

import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.List;

/** Finds values in a value by paths such as {@code /Origins/*}{@code /Id}. */
record Pointer(Node from) {

  /** The values at the path; several where a step is a star, none where it leads nowhere. */
  List<Node> at(String path) {
    List<Node> here = List.of(from);
    for (String step : path.substring(1).split("/")) {
      List<Node> next = new ArrayList<>();
      for (Node node : here) {
        step(node, step, next);
      }
      here = next;
    }
    return here;
  }

  private static void step(Node node, String step, List<Node> next) {
    if (node instanceof MapNode map && map.entry(step).isPresent()) {
      next.add(map.entry(step).get().value());
    } else if (node instanceof MapNode map && step.equals("*")) {
      map.entries().forEach(entry -> next.add(entry.value()));
    } else if (node instanceof ListNode list) {
      if (step.equals("*")) {
        next.addAll(list.items());
      } else if (step.equals("0") && !list.items().isEmpty()) {
        next.add(list.items().get(0));
      }
    }
  }
}
