package dev.fargen.check.template;

import dev.fargen.cfn.Intrinsic;
import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Sequence;
import dev.fargen.cfn.Value;
import dev.fargen.check.rule.AppliedPatch;
import dev.fargen.check.rule.FinishedTemplate;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawValues;
import dev.fargen.workload.raw.Patch;
import dev.fargen.workload.raw.Patch.Step;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the place in the spec of what stands in the finished template: the value of the patch that
 * put it there, the raw resource or output, or else the patch that changed something near it.
 */
final class Places {

  /** The steps to an entry of a section, such as a resource. */
  private static final int ENTRY = 2;

  private final FinishedTemplate template;
  private final RawPlaces raw;
  private final IdentityHashMap<Value, Node> nodes = new IdentityHashMap<>();
  private final IdentityHashMap<Value, Span> keys = new IdentityHashMap<>();

  /** The patches with their paths, by the section and by the entry of it that they are in. */
  private final Map<List<String>, List<Known>> patches = new HashMap<>();

  /** A patch with the keys of its path. */
  private record Known(Patch patch, List<String> keys) {}

  Places(FinishedTemplate template) {
    this.template = template;
    this.raw = new RawPlaces(template.project().stacks());
    for (AppliedPatch applied : template.patches()) {
      Patch patch = applied.patch();
      Known known = new Known(patch, patch.keys());
      for (int i = 0; i <= Math.min(ENTRY, known.keys().size()); i++) {
        patches.computeIfAbsent(known.keys().subList(0, i), at -> new ArrayList<>()).add(known);
      }
      applied
          .value()
          .ifPresent(
              value -> {
                Node node = patch.value().orElseThrow();
                value.walk((at, path) -> nodes.put(at, RawValues.at(node, path)));
                keys.put(value, last(patch).span());
              });
    }
  }

  private static Step last(Patch patch) {
    return patch.steps().get(patch.steps().size() - 1);
  }

  /** Whether a patch changes what is at the path, something within it, or what holds it. */
  boolean isPatched(List<String> path) {
    return Lists.any(
        patches.getOrDefault(List.of(), List.of()),
        known -> {
          int shared = shared(known, path);
          return shared == path.size() || shared == known.keys().size();
        });
  }

  /** The place of the value at the path, or of what holds it. */
  Span of(List<String> path) {
    Optional<Node> node = node(path);
    return node.map(Node::span).or(() -> raw.of(path)).orElseGet(() -> near(path));
  }

  /** Whether a patch has put the value at the path there. */
  boolean isOfPatch(List<String> path) {
    return node(path).isPresent();
  }

  /** Whether the spec has the value at the path: a patch, a raw resource or a raw output. */
  boolean isRaw(List<String> path) {
    return node(path).isPresent() || raw.has(path);
  }

  /** The last patch that removes something within the path. */
  Optional<Span> ofRemoval(List<String> path) {
    Optional<Span> place = Optional.empty();
    for (Known known : patches.getOrDefault(List.of(), List.of())) {
      if (known.patch().removes() && shared(known, path) == path.size()) {
        place = Optional.of(last(known.patch()).span());
      }
    }
    return place;
  }

  /** The place of the key at the end of the path. */
  Span ofKey(List<String> path) {
    Value at = template.document().content();
    Optional<Node> around = Optional.empty();
    for (String step : path) {
      around = Optional.ofNullable(nodes.get(at));
      at = step(at, step);
    }
    String key = path.get(path.size() - 1);
    Optional<Span> known = Optional.ofNullable(keys.get(at));
    return around
        .filter(MapNode.class::isInstance)
        .flatMap(node -> ((MapNode) node).entry(key))
        .map(entry -> entry.key().span())
        .or(() -> known)
        .or(() -> raw.ofKey(path))
        .orElseGet(() -> near(path));
  }

  /** The node of a patch that holds the value at the path; the innermost one that is known. */
  private Optional<Node> node(List<String> path) {
    Value at = template.document().content();
    Optional<Node> found = Optional.empty();
    for (String step : path) {
      at = step(at, step);
      Node node = nodes.get(at);
      found = node == null ? found : Optional.of(node);
    }
    return found;
  }

  private static Value step(Value at, String step) {
    if (at instanceof Mapping map && map.entries().containsKey(step)) {
      return map.entries().get(step);
    }
    if (at instanceof Sequence list && RawPlaces.isIndex(step, list.items().size())) {
      return list.items().get(Integer.parseInt(step));
    }
    return at instanceof Intrinsic call && call.longName().equals(step) ? call.argument() : at;
  }

  /** The patch that has most of the path, or the start of the spec. */
  private Span near(List<String> path) {
    return nearest(path)
        .map(patch -> last(patch).span())
        .orElseGet(() -> template.project().name().span());
  }

  private Optional<Patch> nearest(List<String> path) {
    for (int i = Math.min(ENTRY, path.size()); i > 0; i--) {
      Optional<Patch> nearest = Optional.empty();
      int most = 0;
      for (Known known : patches.getOrDefault(path.subList(0, i), List.of())) {
        int shared = shared(known, path);
        if (shared >= most) {
          nearest = Optional.of(known.patch());
          most = shared;
        }
      }
      if (nearest.isPresent()) {
        return nearest;
      }
    }
    return Optional.empty();
  }

  /** How many steps the path of the patch begins with that this path begins with. */
  private static int shared(Known known, List<String> path) {
    List<String> steps = known.keys();
    int shared = 0;
    while (shared < steps.size()
        && shared < path.size()
        && steps.get(shared).equals(path.get(shared))) {
      shared++;
    }
    return shared;
  }

  /**
   * The value at the path as a tree with places: the very node of a patch where it is unchanged.
   */
  Node tree(Value value, List<String> path) {
    Node known = nodes.get(value);
    if (known != null) {
      return known;
    }
    Span place = of(path);
    if (value instanceof Intrinsic call) {
      return call(call, tree(call.argument(), longer(path, call.longName())), place);
    }
    if (value instanceof Mapping map) {
      Map<String, Entry> entries = new LinkedHashMap<>();
      map.entries()
          .forEach(
              (key, inside) -> {
                List<String> there = longer(path, key);
                entries.put(key, RawPlaces.entry(key, ofKey(there), tree(inside, there)));
              });
      return new MapNode(entries, place);
    }
    if (value instanceof Sequence list) {
      List<Node> items = new ArrayList<>();
      for (int i = 0; i < list.items().size(); i++) {
        items.add(tree(list.items().get(i), longer(path, Integer.toString(i))));
      }
      return new ListNode(items, place);
    }
    Scalar scalar = (Scalar) value;
    return new ScalarNode(scalar.asText(), !(scalar.content() instanceof String), place);
  }

  /** A call in its short form; in its long form where its argument is one in its short form. */
  private static Node call(Intrinsic call, Node argument, Span place) {
    if (argument.tag().isPresent()) {
      Entry only = RawPlaces.entry(call.longName(), place, argument);
      return new MapNode(Map.of(call.longName(), only), place);
    }
    Optional<String> tag = Optional.of("!" + call.name());
    if (argument instanceof MapNode map) {
      return new MapNode(map.entriesByKey(), place, tag);
    }
    return argument instanceof ListNode list
        ? new ListNode(list.items(), place, tag)
        : new ScalarNode(((ScalarNode) argument).text(), false, place, tag);
  }

  private static List<String> longer(List<String> path, String step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }
}
