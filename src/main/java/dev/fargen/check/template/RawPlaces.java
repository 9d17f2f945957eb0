package dev.fargen.check.template;

import dev.fargen.diag.Span;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.workload.raw.Additions;
import dev.fargen.workload.raw.RawOutput;
import dev.fargen.workload.raw.RawResource;
import dev.fargen.workload.stack.Stack;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the place in the spec of what stands in a raw resource or output.
 *
 * @param stacks of which the first that has most of it counts
 */
record RawPlaces(List<Stack> stacks) {

  /** The value of a raw resource or output. */
  Optional<Span> of(List<String> path) {
    return entry(path).map(entry -> inner(entry.value(), path.subList(2, path.size())).span());
  }

  /** The key at the end of the path. */
  Optional<Span> ofKey(List<String> path) {
    Optional<Entry> entry = entry(path);
    if (path.size() == 2) {
      return entry.map(one -> one.key().span());
    }
    String key = path.get(path.size() - 1);
    return entry.map(
        one -> {
          Node around = inner(one.value(), path.subList(2, path.size() - 1));
          return around instanceof MapNode map && map.entry(key).isPresent()
              ? map.entry(key).get().key().span()
              : around.span().first(1);
        });
  }

  boolean has(List<String> path) {
    return entry(path).isPresent();
  }

  private Optional<Entry> entry(List<String> path) {
    if (path.size() < 2) {
      return Optional.empty();
    }
    Optional<Entry> found = Optional.empty();
    int most = -1;
    for (Stack stack : stacks) {
      Optional<Entry> entry = entry(stack.additions(), path.get(0), path.get(1));
      int depth = entry.map(one -> depth(one.value(), path.subList(2, path.size()))).orElse(-1);
      if (depth > most) {
        found = entry;
        most = depth;
      }
    }
    return found;
  }

  private static Optional<Entry> entry(Additions additions, String section, String id) {
    for (RawResource resource : additions.resources()) {
      if (section.equals("Resources") && resource.id().value().equals(id)) {
        return Optional.of(entry(id, resource.id().span(), node(resource)));
      }
    }
    for (RawOutput output : additions.outputs()) {
      if (section.equals("Outputs") && output.id().value().equals(id)) {
        return Optional.of(entry(id, output.id().span(), node(output)));
      }
    }
    return Optional.empty();
  }

  static Entry entry(String key, Span span, Node value) {
    return new Entry(new ScalarNode(key, true, span), value);
  }

  private static MapNode node(RawResource resource) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Span id = resource.id().span();
    entries.put(
        "Type",
        entry("Type", id, new ScalarNode(resource.type().value(), true, resource.type().span())));
    List<Node> needs = new ArrayList<>();
    resource
        .dependsOn()
        .forEach(need -> needs.add(new ScalarNode(need.value(), true, need.span())));
    if (!needs.isEmpty()) {
      entries.put("DependsOn", entry("DependsOn", id, new ListNode(needs, needs.get(0).span())));
    }
    resource.attributes().forEach((name, node) -> entries.put(name, entry(name, id, node)));
    resource.properties().ifPresent(map -> entries.put("Properties", entry("Properties", id, map)));
    return new MapNode(entries, id);
  }

  private static MapNode node(RawOutput output) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Span id = output.id().span();
    entries.put("Value", entry("Value", id, output.value()));
    output
        .condition()
        .ifPresent(
            name ->
                entries.put(
                    "Condition",
                    entry("Condition", id, new ScalarNode(name.value(), true, name.span()))));
    output
        .exportName()
        .ifPresent(
            name ->
                entries.put(
                    "Export",
                    entry("Export", id, new MapNode(Map.of("Name", entry("Name", id, name)), id))));
    return new MapNode(entries, id);
  }

  /** The node at the end of the path, or the last one on the way to it. */
  private static Node inner(Node start, List<String> path) {
    Node at = start;
    for (String step : path.subList(0, depth(start, path))) {
      at = step(at, step).orElseThrow();
    }
    return at;
  }

  /** How many steps of the path there are. */
  private static int depth(Node start, List<String> path) {
    Optional<Node> at = Optional.of(start);
    for (int i = 0; i < path.size(); i++) {
      at = step(at.get(), path.get(i));
      if (at.isEmpty()) {
        return i;
      }
    }
    return path.size();
  }

  private static Optional<Node> step(Node at, String step) {
    Optional<RawFunction> call = RawFunction.of(at);
    if (call.isPresent()) {
      return Optional.of(call.get().argument());
    }
    if (at instanceof MapNode map) {
      return map.entry(step).map(Entry::value);
    }
    return at instanceof ListNode list && isIndex(step, list.items().size())
        ? Optional.of(list.items().get(Integer.parseInt(step)))
        : Optional.empty();
  }

  static boolean isIndex(String step, int size) {
    for (int i = 0; i < size; i++) {
      if (Integer.toString(i).equals(step)) {
        return true;
      }
    }
    return false;
  }
}
