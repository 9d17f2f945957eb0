package dev.fargen.spec.hint;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.MapOf;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/**
 * A key in a block that has no such key, and what the spec has around it.
 *
 * @param tree the whole spec
 * @param block the map with the key; empty where a line is for another block
 */
record Spot(MapNode tree, Place place, Optional<MapNode> block, Node value) {

  static Spot of(MapNode tree, Place place, Node value) {
    Optional<MapNode> block =
        place.value() instanceof MapNode map ? Optional.of(map) : Optional.empty();
    return new Spot(tree, place, block, value);
  }

  /** The same value where it is asked about another block. */
  Spot elsewhere() {
    return new Spot(tree, place, Optional.empty(), value);
  }

  /** The key itself. */
  String word() {
    return place.pointed().map(entry -> entry.key().text()).orElse("");
  }

  boolean has(String key) {
    return block.isPresent() && block.get().entry(key).isPresent();
  }

  /** The name of the innermost thing around the key that has a name. */
  String name() {
    int last = place.steps().lastIndexOf(MapOf.NAME);
    return last < 0 ? "" : place.written().get(last);
  }

  /** The workload around the key. */
  Optional<MapNode> workload() {
    int start = place.environment();
    return place.written().size() > start + 1 && place.written().get(start).equals("workloads")
        ? at(place.written().subList(0, start + 2))
        : Optional.empty();
  }

  /** The names of the things that a section of the spec has. */
  List<String> names(String section) {
    return tree.value(section, MapNode.class)
        .map(all -> List.copyOf(all.entriesByKey().keySet()))
        .orElse(List.of());
  }

  /** The first word in the value that is one of these names. */
  Optional<String> named(List<String> names) {
    return named(value, names);
  }

  private static Optional<String> named(Node node, List<String> names) {
    if (node instanceof ListNode list) {
      return Lists.firstPresent(list.items(), item -> named(item, names));
    }
    if (node instanceof MapNode map) {
      return Lists.firstPresent(map.entries(), entry -> named(entry.value(), names))
          .or(() -> Lists.first(map.entriesByKey().keySet(), names::contains));
    }
    return Optional.of(node)
        .filter(one -> one instanceof ScalarNode word && names.contains(word.text()))
        .map(one -> ((ScalarNode) one).text());
  }

  /** The place of the key that has the value; of the value itself where that is not known. */
  Span key() {
    int last = place.written().size() - 1;
    return at(place.written().subList(0, last))
        .flatMap(map -> map.entry(place.written().get(last)))
        .map(entry -> entry.key().span())
        .orElse(value.span());
  }

  private Optional<MapNode> at(List<String> path) {
    Optional<MapNode> map = Optional.of(tree);
    for (String step : path) {
      map = map.flatMap(one -> one.value(step, MapNode.class));
    }
    return map;
  }
}
