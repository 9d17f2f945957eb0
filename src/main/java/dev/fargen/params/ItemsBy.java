package dev.fargen.params;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Scalar;
import dev.fargen.cfn.Undecided;
import dev.fargen.cfn.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list of maps, and the key that tells its items apart: what two environments have under the same
 * name is the same item, and only what differs in it is decided. An {@link NamedItem} has its own
 * name.
 *
 * @param keys where it may be one or the other, the first that an item has
 */
public record ItemsBy(List<String> keys, Value value) implements Undecided {

  public ItemsBy {
    keys = List.copyOf(keys);
  }

  public ItemsBy(String key, List<? extends Value> items) {
    this(List.of(key), Value.list(items));
  }

  @Override
  public ItemsBy with(Value other) {
    return new ItemsBy(keys, other);
  }

  /** The key that the item is known by, and its text; none where it has none of the keys. */
  static Optional<Map.Entry<String, String>> name(Value item, List<String> keys) {
    if (item instanceof NamedItem named) {
      return Optional.of(Map.entry("", named.name()));
    }
    if (Bare.of(item) instanceof Mapping map) {
      for (String key : keys) {
        if (map.entries().get(key) instanceof Scalar scalar) {
          return Optional.of(Map.entry(key, scalar.asText()));
        }
      }
    }
    return Optional.empty();
  }
}
