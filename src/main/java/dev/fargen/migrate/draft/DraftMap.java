package dev.fargen.migrate.draft;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A map that is being written; its keys keep the order in which they are first put. */
public final class DraftMap implements Draft {

  /**
   * A key and its value.
   *
   * @param origins the places that it comes from; none where it is an addition
   * @param comments the lines above it, without the hash
   */
  public record Entry(String key, Draft draft, List<Origin> origins, List<String> comments) {
    public Entry {
      origins = List.copyOf(origins);
      comments = List.copyOf(comments);
    }
  }

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  public Collection<Entry> entries() {
    return List.copyOf(entries.values());
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  public boolean has(String key) {
    return entries.containsKey(key);
  }

  public Optional<Draft> get(String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::draft);
  }

  /** The value of the key, if it is a map. */
  public Optional<DraftMap> getMap(String key) {
    return get(key).filter(DraftMap.class::isInstance).map(DraftMap.class::cast);
  }

  /** Writes a key. A value that it has already is replaced; comments above it stay. */
  public DraftMap put(String key, Draft value, Origin... origins) {
    return put(key, value, Arrays.asList(origins));
  }

  /** Writes a key. A value that it has already is replaced; comments above it stay. */
  public DraftMap put(String key, Draft value, List<Origin> origins) {
    List<String> comments = entries.containsKey(key) ? entries.get(key).comments() : List.of();
    entries.put(key, new Entry(key, value, origins, comments));
    return this;
  }

  /** Writes a key with a text. */
  public DraftMap put(String key, String text, Origin... origins) {
    return put(key, DraftValue.text(text), origins);
  }

  /** Writes a key with a number. */
  public DraftMap put(String key, long number, Origin... origins) {
    return put(key, DraftValue.number(number), origins);
  }

  /** Writes a key with a truth value. */
  public DraftMap put(String key, boolean bool, Origin... origins) {
    return put(key, DraftValue.bool(bool), origins);
  }

  /** Writes a key with a text. */
  public DraftMap put(String key, String text, List<Origin> origins) {
    return put(key, DraftValue.text(text), origins);
  }

  /** Removes a key. */
  public void remove(String key) {
    entries.remove(key);
  }

  /** The other entries, as they are. */
  DraftMap without(String key) {
    DraftMap others = new DraftMap();
    others.entries.putAll(entries);
    others.entries.remove(key);
    return others;
  }

  /** The map of this key; a new one where there is none, in place of another value if need be. */
  public DraftMap map(String key, Origin... origins) {
    return getMap(key)
        .orElseGet(
            () -> {
              DraftMap map = new DraftMap();
              put(key, map, origins);
              return map;
            });
  }

  /** The list of this key; a new one where there is none, in place of another value if need be. */
  public DraftList list(String key, Origin... origins) {
    if (get(key).orElse(this) instanceof DraftList list) {
      return list;
    }
    DraftList list = new DraftList();
    put(key, list, origins);
    return list;
  }

  /**
   * Adds a line to the comment above a key.
   *
   * @throws IllegalArgumentException where the map has no such key
   */
  public DraftMap comment(String key, String line) {
    Entry entry = existing(key);
    List<String> more = new ArrayList<>(entry.comments());
    more.add(line);
    entries.put(key, new Entry(key, entry.draft(), entry.origins(), more));
    return this;
  }

  /**
   * Adds places that a key comes from too.
   *
   * @throws IllegalArgumentException where the map has no such key
   */
  public DraftMap from(String key, Origin... origins) {
    Entry entry = existing(key);
    List<Origin> all = new ArrayList<>(entry.origins());
    all.addAll(Arrays.asList(origins));
    entries.put(key, new Entry(key, entry.draft(), all, entry.comments()));
    return this;
  }

  private Entry existing(String key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      throw new IllegalArgumentException("no key " + key);
    }
    return entry;
  }

  /** The same entries in the order of these keys; keys that are not named follow. */
  public void sort(List<String> keys) {
    Map<String, Entry> all = new LinkedHashMap<>(entries);
    entries.clear();
    for (String key : keys) {
      if (all.containsKey(key)) {
        entries.put(key, all.remove(key));
      }
    }
    entries.putAll(all);
  }

  /**
   * What an environment must write so that this map becomes {@code other}: maps are merged, other
   * values are replaced, and an empty value removes a key.
   */
  public DraftMap changesTo(DraftMap other) {
    DraftMap changes = new DraftMap();
    for (Entry theirs : other.entries()) {
      Optional<Draft> ours = get(theirs.key());
      if (ours.isEmpty()) {
        changes.entries.put(theirs.key(), theirs);
      } else if (ours.get() instanceof DraftMap base && theirs.draft() instanceof DraftMap map) {
        DraftMap inner = base.changesTo(map);
        if (!inner.isEmpty()) {
          changes.put(theirs.key(), inner, theirs.origins());
        }
      } else if (!ours.get().says(theirs.draft())) {
        changes.entries.put(theirs.key(), theirs);
      }
    }
    for (Entry ours : entries()) {
      if (!other.has(ours.key())) {
        changes.put(ours.key(), new DraftNothing());
      }
    }
    return changes;
  }

  @Override
  public Value value() {
    Map<String, Value> values = new LinkedHashMap<>();
    entries.forEach((key, entry) -> values.put(key, entry.draft().value()));
    return new Mapping(values);
  }
}
