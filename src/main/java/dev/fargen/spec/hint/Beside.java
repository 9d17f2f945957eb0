package dev.fargen.spec.hint;

import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.Optional;

/**
 * Fits the lines of a help to what a spec has: a key that is there already cannot be written again,
 * so the line says what is to be written under it.
 */
final class Beside {

  private static final String AT_TOP = " at the top level";
  private static final String IN_WORKLOAD = " in the workload";

  private Beside() {}

  static String fit(String help, Spot spot) {
    String[] parts = help.split("`", -1); // every second one is a line
    boolean top = false;
    for (int i = 1; i + 1 < parts.length; i += 2) {
      top =
          parts[i - 1].endsWith(AT_TOP + " ")
              || parts[i + 1].startsWith(AT_TOP)
              || (top && parts[i - 1].equals(" and "));
      boolean other = parts[i + 1].startsWith(" under ") || parts[i + 1].startsWith(" in ");
      Optional<MapNode> block =
          top
              ? Optional.of(spot.tree())
              : parts[i + 1].startsWith(IN_WORKLOAD)
                  ? spot.workload()
                  : other ? Optional.empty() : spot.block();
      String fitting = line(parts[i], block, "");
      boolean again = help.startsWith("write") && fitting.equals(parts[i]);
      parts[i] = again ? inPlace(fitting, block) : fitting;
    }
    return String.join("`", parts);
  }

  /** The line with the key whose value it replaces. */
  private static String inPlace(String line, Optional<MapNode> block) {
    String key = line.substring(0, Math.max(0, line.indexOf(": ")));
    return block.filter(map -> map.entry(key).isPresent()).isPresent()
        ? line + "` in place of `" + key
        : line;
  }

  /** What remains to be written of {@code key: {...}}, and under which keys. */
  private static String line(String line, Optional<MapNode> block, String under) {
    int colon = line.indexOf(": ");
    String key = line.substring(0, Math.max(0, colon));
    String value = line.substring(colon + 1).strip();
    Optional<Node> there = block.flatMap(map -> map.entry(key)).map(MapNode.Entry::value);
    boolean map = value.startsWith("{") && value.endsWith("}") && value.length() > 2;
    boolean list = value.startsWith("[") && value.endsWith("]");
    String path = under.isEmpty() ? key : under + "." + key;
    String inner = value.substring(Math.min(1, value.length()), Math.max(1, value.length() - 1));
    if (map && there.isPresent() && there.get() instanceof MapNode own) {
      return line(inner, Optional.of(own), path);
    }
    if (list && there.isPresent() && there.get() instanceof ListNode) {
      return inner + "` in `" + path;
    }
    return under.isEmpty() ? line : line + "` under `" + under;
  }
}
