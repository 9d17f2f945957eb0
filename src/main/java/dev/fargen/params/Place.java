package dev.fargen.params;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where in the template a value stands: names what differs there.
 *
 * @param id the resource's logical id
 * @param type the resource's type
 * @param path property names and the names of list items, outermost first
 * @param words what stands here, for descriptions: {@code Cpu of ApiTaskDefinition}
 */
record Place(String id, String type, List<String> path, String words) {

  /** Steps that tell a reader nothing. */
  private static final Set<String> SILENT =
      Set.of(
          "ContainerDefinitions",
          "Value",
          "LinuxParameters",
          "Policies",
          "start-task",
          "application",
          "PolicyDocument",
          "Statement");

  Place(String id, String type) {
    this(id, type, List.of(), id);
  }

  /** A property of what stands here. */
  Place then(String property) {
    return then(property, property);
  }

  /** An item of the list that stands here, by its name. */
  Place item(String name) {
    return then(name, property() + " " + name);
  }

  /** An item that has no name. */
  Place item() {
    return then("Item", "one more of " + property());
  }

  private String property() {
    return path.isEmpty() ? id : path.get(path.size() - 1);
  }

  private Place then(String step, String what) {
    List<String> longer = new ArrayList<>(path);
    longer.add(step);
    return new Place(id, type, longer, what + " of " + id);
  }

  /**
   * A name for what differs here: the workload's part of the logical id and the property, as in
   * {@code ApiDesiredCount}.
   */
  String name() {
    String kind = type.substring(type.lastIndexOf(':') + 1);
    String owner = id.endsWith(kind) ? id.substring(0, id.length() - kind.length()) : id;
    StringBuilder name = new StringBuilder(owner.isEmpty() ? id : owner);
    path.stream()
        .filter(step -> !SILENT.contains(step))
        .map(Place::capitalised)
        .filter(step -> !name.toString().endsWith(step))
        .forEach(name::append);
    return name.toString();
  }

  /** {@code LOG_LEVEL} as {@code LogLevel}; {@code DesiredCount} as it is. */
  private static String capitalised(String step) {
    StringBuilder words = new StringBuilder();
    for (String word : step.split("[^A-Za-z0-9]+")) {
      boolean shouted = word.equals(word.toUpperCase(Locale.ROOT)) && word.length() > 1;
      String tail = shouted ? word.toLowerCase(Locale.ROOT) : word;
      if (!tail.isEmpty()) {
        words.append(Character.toUpperCase(tail.charAt(0))).append(tail.substring(1));
      }
    }
    return words.toString();
  }
}
