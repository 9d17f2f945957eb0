package dev.fargen.yaml;

import dev.fargen.diag.Span;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A map in the order of the file, with the places of its keys. */
public record MapNode(Map<String, Entry> entriesByKey, Span span, Optional<String> tag)
    implements Node {

  /** A key with its place, and its value. */
  public record Entry(ScalarNode key, Node value) {}

  public MapNode {
    entriesByKey = Collections.unmodifiableMap(new LinkedHashMap<>(entriesByKey));
  }

  public MapNode(Map<String, Entry> entriesByKey, Span span) {
    this(entriesByKey, span, Optional.empty());
  }

  public Collection<Entry> entries() {
    return entriesByKey.values();
  }

  public Optional<Entry> entry(String key) {
    return Optional.ofNullable(entriesByKey.get(key));
  }

  /** The value of the key, if it is of this kind. */
  public <T extends Node> Optional<T> value(String key, Class<T> kind) {
    return entry(key).map(Entry::value).filter(kind::isInstance).map(kind::cast);
  }

  /** The text of the key's value, if it is no map and no list. */
  public Optional<String> text(String key) {
    return value(key, ScalarNode.class).map(ScalarNode::text);
  }

  /**
   * This map with the values of {@code override}: maps are merged, other values are replaced, and
   * an empty value removes its key. New keys follow the keys of this map. Each value keeps its
   * place.
   */
  public MapNode overlaidWith(MapNode override) {
    return overlaidWith(override, map -> false);
  }

  /**
   * The same.
   *
   * @param whole which maps are replaced and never merged, as those with a tag are
   */
  public MapNode overlaidWith(MapNode override, Predicate<MapNode> whole) {
    Map<String, Entry> merged = new LinkedHashMap<>(entriesByKey);
    for (Entry theirs : override.entries()) {
      boolean takesAway = theirs.value() instanceof ScalarNode scalar && scalar.isNull();
      if (takesAway && merged.containsKey(theirs.key().text())) {
        merged.remove(theirs.key().text());
      } else {
        merged.merge(theirs.key().text(), theirs, (ours, over) -> overlay(ours, over, whole));
      }
    }
    return new MapNode(merged, span, tag);
  }

  private static Entry overlay(Entry ours, Entry theirs, Predicate<MapNode> whole) {
    if (ours.value() instanceof MapNode base
        && theirs.value() instanceof MapNode over
        && base.isMergedWith(over, whole)) {
      return new Entry(theirs.key(), base.overlaidWith(over, whole));
    }
    return theirs;
  }

  private boolean isMergedWith(MapNode other, Predicate<MapNode> whole) {
    return tag.isEmpty() && other.tag.isEmpty() && !whole.test(this) && !whole.test(other);
  }

  @Override
  public String kind() {
    return "a map";
  }
}
