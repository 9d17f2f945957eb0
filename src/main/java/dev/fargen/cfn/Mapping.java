package dev.fargen.cfn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys and values, in the order in which they are printed. */
public final class Mapping implements Value {

  static final Mapping EMPTY = new Mapping(Map.of());

  private final Map<String, Value> entries;

  public Mapping(Map<String, ? extends Value> entries) {
    this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  public Map<String, Value> entries() {
    return entries;
  }

  /** This map with one more entry at its end, or the entry of that key replaced in its place. */
  public Mapping with(String key, Value value) {
    return new Mapping(this, key, value);
  }

  private Mapping(Mapping shorter, String key, Value value) {
    Map<String, Value> longer = new LinkedHashMap<>(shorter.entries);
    longer.put(key, value);
    this.entries = Collections.unmodifiableMap(longer);
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

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Mapping mapping && entries.equals(mapping.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.toString();
  }
}
