package dev.fargen.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A map with known keys: all that may stand in one block of the spec.
 *
 * @param title what the block is, for messages and the reference: {@code a workload}
 */
public record Shape(String title, List<Key<?>> keys) {

  public Shape {
    keys = List.copyOf(keys);
  }

  public static Shape of(String title, Key<?>... keys) {
    return new Shape(title, Arrays.asList(keys));
  }

  /** This shape's keys and then another's, under a title of its own. */
  public Shape plus(String newTitle, Shape more) {
    List<Key<?>> all = new ArrayList<>(keys);
    all.addAll(more.keys);
    return new Shape(newTitle, all);
  }

  public Optional<Key<?>> key(String name) {
    return Optional.<Key<?>>ofNullable(byName().get(name));
  }

  /** The keys by their names, in order. */
  public Map<String, Key<?>> byName() {
    Map<String, Key<?>> map = new LinkedHashMap<>();
    keys.forEach(key -> map.put(key.name(), key));
    return map;
  }
}
