package dev.fargen.migrate.compose;

import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A map of a Compose file, in its order. */
record ItemMap(Origin origin, Optional<String> tag, Map<String, Item> items) implements Item {

  ItemMap {
    items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
  }

  static ItemMap empty(Origin origin) {
    return new ItemMap(origin, Optional.empty(), Map.of());
  }

  Set<String> keys() {
    return items.keySet();
  }

  Collection<Item> values() {
    return items.values();
  }

  Optional<Item> get(String key) {
    return Optional.ofNullable(items.get(key));
  }

  Optional<ItemMap> map(String key) {
    return get(key).filter(ItemMap.class::isInstance).map(ItemMap.class::cast);
  }

  /** The scalar of the key, unless it is empty. */
  Optional<ItemText> text(String key) {
    return get(key)
        .filter(ItemText.class::isInstance)
        .map(ItemText.class::cast)
        .filter(text -> !text.isNull());
  }

  /** The literal of the key; empty where it has none. */
  String literal(String key) {
    return text(key).map(ItemText::literal).orElse("");
  }

  /** The items of the key's list; a scalar or a map is a list of itself. */
  List<Item> list(String key) {
    Optional<Item> value = get(key);
    if (value.isEmpty() || (value.get() instanceof ItemText text && text.isNull())) {
      return List.of();
    }
    return value.get() instanceof ItemList list ? list.items() : List.of(value.get());
  }

  /** The scalars in the key's list. */
  List<ItemText> texts(String key) {
    List<ItemText> texts = new ArrayList<>();
    for (Item item : list(key)) {
      if (item instanceof ItemText text) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** This map with another value for the key. */
  ItemMap with(String key, Item value) {
    Map<String, Item> changed = new LinkedHashMap<>(items);
    changed.put(key, value);
    return new ItemMap(origin, tag, changed);
  }

  ItemMap without(String key) {
    Map<String, Item> changed = new LinkedHashMap<>(items);
    changed.remove(key);
    return new ItemMap(origin, tag, changed);
  }
}
