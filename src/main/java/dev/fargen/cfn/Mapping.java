package dev.fargen.cfn;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keys and values, in the order in which they are printed. */
public final class Mapping implements Value {

  static final Mapping EMPTY = new Mapping(Map.of());

  private final Entries entries;

  public Mapping(Map<String, ? extends Value> entries) {
    this(copy(entries));
  }

  private Mapping(Map.Entry<String, Value>[] entries) {
    this.entries = new Entries(entries);
  }

  /** The entries, in their order; they can't be changed. */
  public Map<String, Value> entries() {
    return entries;
  }

  /** This map with one more entry at its end, or the entry of that key replaced in its place. */
  public Mapping with(String key, Value value) {
    int at = entries.indexOf(key);
    int size = entries.size();
    Map.Entry<String, Value>[] longer = copy(at < 0 ? size + 1 : size);
    longer[at < 0 ? size : at] = Map.entry(key, value);
    return new Mapping(longer);
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
  public Collection<Value> children() {
    return entries.values();
  }

  /** The same keys with other values. */
  @Override
  public Mapping map(UnaryOperator<Value> change) {
    Map.Entry<String, Value>[] changed = entries.inOrder;
    for (int i = 0; i < entries.inOrder.length; i++) {
      Map.Entry<String, Value> entry = entries.inOrder[i];
      Value value = change.apply(entry.getValue());
      if (value != entry.getValue()) {
        changed = changed == entries.inOrder ? copy(changed.length) : changed;
        changed[i] = Map.entry(entry.getKey(), value);
      }
    }
    return changed == entries.inOrder ? this : new Mapping(changed);
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

  private static Map.Entry<String, Value>[] copy(Map<String, ? extends Value> map) {
    Map.Entry<String, Value>[] copy = array(map.size());
    int size = 0;
    for (Map.Entry<String, ? extends Value> entry : map.entrySet()) {
      copy[size] = Map.entry(entry.getKey(), entry.getValue());
      size++;
    }
    return copy;
  }

  private Map.Entry<String, Value>[] copy(int length) {
    Map.Entry<String, Value>[] copy = array(length);
    System.arraycopy(entries.inOrder, 0, copy, 0, entries.inOrder.length);
    return copy;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
  private static Map.Entry<String, Value>[] array(int length) {
    return new Map.Entry[length];
  }

  /**
   * Maps are made one entry at a time, and are short: an array is copied at once, and searched as
   * fast as a table of hashes. What is longer has a table as well.
   */
  private static final class Entries extends AbstractMap<String, Value> {
    private static final int SHORT = 16;

    private final Map.Entry<String, Value>[] inOrder;
    private final Map<String, Integer> places;

    private Entries(Map.Entry<String, Value>[] inOrder) {
      this.inOrder = inOrder;
      this.places = inOrder.length > SHORT ? new HashMap<>() : Map.of();
      for (int i = 0; inOrder.length > SHORT && i < inOrder.length; i++) {
        places.put(inOrder[i].getKey(), i);
      }
    }

    private int indexOf(@Nullable Object key) {
      if (inOrder.length > SHORT) {
        return places.getOrDefault(key, -1);
      }
      for (int i = 0; i < inOrder.length; i++) {
        if (inOrder[i].getKey().equals(key)) {
          return i;
        }
      }
      return -1;
    }

    @Override
    public @Nullable Value get(@Nullable Object key) {
      int at = indexOf(key);
      return at < 0 ? null : inOrder[at].getValue();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
      return indexOf(key) >= 0;
    }

    @Override
    public int size() {
      return inOrder.length;
    }

    @Override
    public Set<Map.Entry<String, Value>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public Iterator<Map.Entry<String, Value>> iterator() {
          return Arrays.asList(inOrder).iterator();
        }

        @Override
        public int size() {
          return inOrder.length;
        }
      };
    }
  }
}
