package dev.fargen.cfn;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keys and values, in the order in which they are printed. */
public record Mapping(Map<String, Value> entries) implements Value {

  static final Mapping EMPTY = new Mapping(Map.of());

  public Mapping {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** This map with one more entry at its end, or the entry of that key replaced in its place. */
  public Mapping with(String key, Value value) {
    Map<String, Value> more = new LinkedHashMap<>(entries);
    more.put(key, value);
    return new Mapping(more);
  }

  public Mapping with(String key, String text) {
    return with(key, Value.text(text));
  }

  public Mapping with(String key, long number) {
    return with(key, Value.number(number));
  }

  public Mapping with(String key, boolean bool) {
    return with(key, Value.bool(bool));
  }

  /** This map with the entry where there is a value, this map itself where there is none. */
  public Mapping with(String key, Optional<? extends Value> value) {
    return value.isPresent() ? with(key, value.get()) : this;
  }

  /** This map and then the entries of the other one. */
  public Mapping with(Mapping other) {
    Map<String, Value> more = new LinkedHashMap<>(entries);
    more.putAll(other.entries);
    return new Mapping(more);
  }

  @Override
  public Collection<Value> children() {
    return entries.values();
  }

  /** The same keys with other values. */
  @Override
  public Mapping map(UnaryOperator<Value> change) {
    Map<String, Value> changed = new LinkedHashMap<>();
    boolean same = true;
    for (Map.Entry<String, Value> entry : entries.entrySet()) {
      Value value = change.apply(entry.getValue());
      same &= value == entry.getValue();
      changed.put(entry.getKey(), value);
    }
    return same ? this : new Mapping(changed);
  }
}
