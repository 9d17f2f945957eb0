package dev.fargen.spec.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of a block. */
public final class Shape {

  private final String title;
  private final List<Key<?>> keys;
  private final Map<String, Key<?>> byName;
  private final Map<String, String> impossible;

  private Shape(String title, List<Key<?>> keys, Map<String, String> impossible) {
    this.title = title;
    this.keys = List.copyOf(keys);
    this.impossible = impossible;
    Map<String, Key<?>> map = new LinkedHashMap<>();
    for (Key<?> key : keys) {
      map.put(key.name(), key);
    }
    this.byName = Collections.unmodifiableMap(map);
  }

  public static Shape of(String title, Key<?>... keys) {
    return new Shape(title, Arrays.asList(keys), Map.of());
  }

  /** The keys of this shape and of another one, under a new title. */
  public Shape plus(String newTitle, Shape more) {
    List<Key<?>> all = new ArrayList<>(keys);
    all.addAll(more.keys);
    return new Shape(newTitle, all, impossible);
  }

  /**
   * This shape with keys of other tools that Fargate does not support.
   *
   * @param helps the help for each key
   */
  public Shape without(Map<String, String> helps) {
    return new Shape(title, keys, helps);
  }

  /** The help for a key that Fargate does not support. */
  Optional<String> insteadOf(String key) {
    return Optional.ofNullable(impossible.get(key));
  }

  /** The name of the block, for messages and the reference: {@code a workload}. */
  public String title() {
    return title;
  }

  public List<Key<?>> keys() {
    return keys;
  }

  public Optional<Key<?>> key(String name) {
    return Optional.<Key<?>>ofNullable(byName.get(name));
  }

  /** The keys by their names, in order. */
  public Map<String, Key<?>> byName() {
    return byName;
  }
}
