package dev.fargen.cfn;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keys and values, in the order in which they are printed. */
public final class Mapping implements Value {

  static final Mapping EMPTY = new Mapping(Map.of());

  private final Map<String, Value> entries;

  public Mapping(Map<String, Value> entries) {
    this.entries = new LinkedHashMap<>(entries);
  }

  public Map<String, Value> entries() {
    return Collections.unmodifiableMap(entries);
  }

  /** This map with one more entry at its end, or the entry of that key replaced in its place. */
  public Mapping with(String key, Value value) {
    Mapping longer = new Mapping(entries);
    longer.entries.put(key, value);
    return longer;
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
    Mapping longer = new Mapping(entries);
    longer.entries.putAll(other.entries);
    return longer;
  }

  @Override
  public Collection<Value> children() {
    return Collections.unmodifiableCollection(entries.values());
  }

  /** The same keys with other values. */
  @Override
  public Mapping map(UnaryOperator<Value> change) {
    Map<String, Value> changed = entries;
    for (Map.Entry<String, Value> entry : entries.entrySet()) {
      Value value = change.apply(entry.getValue());
      if (value != entry.getValue()) {
        changed = changed == entries ? new LinkedHashMap<>(entries) : changed;
        changed.put(entry.getKey(), value);
      }
    }
    return changed == entries ? this : new Mapping(changed);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Mapping map && entries.equals(map.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return "Mapping[entries=" + entries + "]";
  }
}
