package dev.fargen.migrate.compose;

import java.util.List;

/** What identifies an item of a list: where it is mounted, or which port it publishes. */
final class Places {

  private Places() {}

  static String of(String key, Item item) {
    if (item instanceof ItemMap map) {
      return switch (key) {
        case "ports" ->
            map.literal("host_ip")
                + ":"
                + map.literal("published")
                + ":"
                + map.literal("target")
                + "/"
                + (map.literal("protocol").isEmpty() ? "tcp" : map.literal("protocol"));
        case "volumes" -> map.literal("target");
        default -> map.literal("target").isEmpty() ? map.literal("source") : map.literal("target");
      };
    }
    if (!(item instanceof ItemText text)) {
      return item.origin().toString();
    }
    return switch (key) {
      case "ports" -> port(text.literal());
      case "volumes" -> target(text.literal());
      default -> text.literal();
    };
  }

  private static String port(String text) {
    int slash = text.indexOf('/');
    String ports = slash < 0 ? text : text.substring(0, slash);
    List<String> parts = Normal.parts(ports, ':');
    String full = parts.size() == 1 ? "::" + ports : parts.size() == 2 ? ":" + ports : ports;
    return full + "/" + (slash < 0 ? "tcp" : text.substring(slash + 1));
  }

  /** The path in the container of {@code [SOURCE:]TARGET[:MODE]}. */
  static String target(String text) {
    List<String> parts = Normal.parts(text, ':');
    return parts.size() == 1 ? parts.get(0) : parts.get(1);
  }
}
