package dev.fargen.yaml;

import dev.fargen.diag.Span;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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

  /**
   * This map with the values of {@code override}: maps are merged, other values are replaced, and
   * an empty value removes its key. New keys follow the keys of this map. Each value keeps its
   * place.
   */
  public MapNode overlaidWith(MapNode override) {
    Map<String, Entry> merged = new LinkedHashMap<>(entriesByKey);
    for (Entry theirs : override.entries()) {
      boolean takesAway = theirs.value() instanceof ScalarNode scalar && scalar.isNull();
      if (takesAway && merged.containsKey(theirs.key().text())) {
        merged.remove(theirs.key().text());
      } else {
        merged.merge(theirs.key().text(), theirs, MapNode::overlay);
      }
    }
    return new MapNode(merged, span, tag);
  }

  private static Entry overlay(Entry ours, Entry theirs) {
    if (ours.value() instanceof MapNode base
        && theirs.value() instanceof MapNode over
        && base.tag().isEmpty()
        && over.tag().isEmpty()) {
      return new Entry(theirs.key(), base.overlaidWith(over));
    }
    return theirs;
  }

  @Override
  public String kind() {
    return "a map";
  }
}
