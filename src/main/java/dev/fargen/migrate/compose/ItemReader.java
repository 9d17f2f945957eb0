package dev.fargen.migrate.compose;

import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the values of a Compose file and replaces the variables in them. */
final class ItemReader {

  private final Variables variables;
  private final Set<Origin> seen = new HashSet<>();

  ItemReader(Variables variables) {
    this.variables = variables;
  }

  /** Whether a value of this place was read. */
  boolean hasRead(Origin origin) {
    return seen.contains(origin);
  }

  /** Notes that a value of this place was read. */
  void see(Origin origin) {
    seen.add(origin);
  }

  Item read(String file, MapNode.Entry entry) {
    return read(file, entry.value(), Origin.of(file, entry));
  }

  /**
   * @param origin the key where there is one, else the value
   */
  Item read(String file, Node node, Origin origin) {
    seen.add(origin);
    if (node instanceof MapNode map) {
      return map(file, map, origin);
    }
    if (node instanceof ListNode list) {
      List<Item> items = new ArrayList<>();
      for (Node item : list.items()) {
        items.add(read(file, item, new Origin(file, item.span())));
      }
      return new ItemList(origin, list.tag(), items);
    }
    ScalarNode scalar = (ScalarNode) node;
    Interpolated text = Interpolation.of(scalar.text(), variables, origin);
    return new ItemText(origin, scalar.tag(), text, scalar.plain());
  }

  private ItemMap map(String file, MapNode map, Origin origin) {
    Map<String, Item> items = new LinkedHashMap<>();
    for (MapNode.Entry entry : map.entries()) {
      items.put(entry.key().text(), read(file, entry));
    }
    return new ItemMap(origin, map.tag(), items);
  }
}
