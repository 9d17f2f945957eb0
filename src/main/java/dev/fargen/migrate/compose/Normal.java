package dev.fargen.migrate.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the short forms of a service's keys out, so that services can be merged. */
final class Normal {

  /** Lists of {@code KEY=value} that are maps. */
  private static final Set<String> PAIRS =
      Set.of("environment", "labels", "annotations", "sysctls", "args");

  /** Lists of names that are maps. */
  private static final Set<String> NAMES = Set.of("depends_on", "networks");

  private Normal() {}

  static ItemMap service(ItemMap service) {
    Map<String, Item> items = new LinkedHashMap<>();
    service.items().forEach((key, value) -> items.put(key, value(key, value)));
    return new ItemMap(service.origin(), service.tag(), items);
  }

  private static Item value(String key, Item value) {
    if (PAIRS.contains(key) && value instanceof ItemList list) {
      return pairs(list);
    }
    if (NAMES.contains(key) && value instanceof ItemList list) {
      return names(list);
    }
    if (key.equals("env_file") && value instanceof ItemText text && !text.isNull()) {
      return new ItemList(text.origin(), text.tag(), List.of(text));
    }
    if (key.equals("build") && value instanceof ItemText text && !text.isNull()) {
      return new ItemMap(text.origin(), text.tag(), Map.of("context", text));
    }
    if ((key.equals("build") || key.equals("deploy")) && value instanceof ItemMap map) {
      return service(map);
    }
    return value;
  }

  private static ItemMap pairs(ItemList list) {
    Map<String, Item> pairs = new LinkedHashMap<>();
    for (Item item : list.items()) {
      if (item instanceof ItemText text) {
        pairs.put(before(text.literal(), '='), behind(text, '='));
      }
    }
    return new ItemMap(list.origin(), list.tag(), pairs);
  }

  private static ItemMap names(ItemList list) {
    Map<String, Item> names = new LinkedHashMap<>();
    for (Item item : list.items()) {
      if (item instanceof ItemText text) {
        names.put(text.literal(), ItemMap.empty(text.origin()));
      }
    }
    return new ItemMap(list.origin(), list.tag(), names);
  }

  static String before(String text, char sign) {
    int at = text.indexOf(sign);
    return at < 0 ? text : text.substring(0, at);
  }

  /** What follows the first such character; an empty value where there is none. */
  private static ItemText behind(ItemText text, char sign) {
    int literal = text.literal().indexOf(sign);
    int written = text.written().indexOf(sign);
    boolean none = literal < 0 || written < 0;
    return new ItemText(
        text.origin(),
        Optional.empty(),
        none
            ? Interpolated.constant("")
            : new Interpolated(
                text.literal().substring(literal + 1),
                text.written().substring(written + 1),
                text.text().variables()),
        none || (text.plain() && literal + 1 < text.literal().length()));
  }

  /** The parts of a text between a character; a Windows drive keeps its colon. */
  static List<String> parts(String text, char sign) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
      boolean drive =
          sign == ':' && at - from == 1 && at + 1 < text.length() && text.charAt(at + 1) == '\\';
      if (!drive) {
        parts.add(text.substring(from, at));
        from = at + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }
}
