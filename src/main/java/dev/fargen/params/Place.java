package dev.fargen.params;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where in the template a value stands: names what differs there. Most places are never asked for
 * anything, so that nothing is made of them before.
 */
final class Place {

  /** What an output or variable has: its name is enough. */
  private static final String VALUE = "Value";

  /** Steps that tell a reader nothing. */
  private static final Set<String> SILENT =
      Set.of(
          "ContainerDefinitions",
          VALUE,
          "LinuxParameters",
          "Policies",
          "start-task",
          "application",
          "PolicyDocument",
          "Statement");

  private static final String NAMELESS = "Item";

  private final String id;
  private final String type;
  private final @Nullable Place outer;
  private final String step;
  private final boolean item;

  /**
   * @param id the resource's logical id
   * @param type the resource's type
   */
  Place(String id, String type) {
    this(id, type, null, "", false);
  }

  private Place(String id, String type, @Nullable Place outer, String step, boolean item) {
    this.id = id;
    this.type = type;
    this.outer = outer;
    this.step = step;
    this.item = item;
  }

  /** A property of what stands here. */
  Place then(String property) {
    return new Place(id, type, this, property, false);
  }

  /** An item of the list that stands here, by its name. */
  Place item(String name) {
    return new Place(id, type, this, name, true);
  }

  /** An item that has no name. */
  Place item() {
    return new Place(id, type, this, NAMELESS, true);
  }

  /** What stands here, for descriptions: {@code Cpu of ApiTaskDefinition}. */
  String words() {
    if (outer == null) {
      return id;
    }
    String list = outer.outer == null ? id : outer.step;
    String named = step.equals(NAMELESS) ? "one more of " + list : list + " " + step;
    return (item ? named : step) + " of " + id;
  }

  /** Property names and the names of list items, outermost first. */
  private List<String> path() {
    List<String> path = outer == null ? new ArrayList<>() : outer.path();
    if (outer != null) {
      path.add(step);
    }
    return path;
  }

  /**
   * A name for what differs here: the workload's part of the logical id and the property, as in
   * {@code ApiDesiredCount}.
   */
  String name() {
    String kind = type.substring(type.lastIndexOf(':') + 1);
    String owner = id.endsWith(kind) ? id.substring(0, id.length() - kind.length()) : id;
    StringBuilder name = new StringBuilder(owner.isEmpty() ? id : owner);
    for (String one : path()) {
      String word = capitalised(one);
      if (!SILENT.contains(one) && !name.toString().endsWith(word)) {
        name.append(word);
      }
    }
    boolean bare = name.length() == (owner.isEmpty() ? id : owner).length();
    if (bare && SILENT.contains(step) && !step.equals(VALUE)) {
      name.append(capitalised(step)); // the owner's own name is for all of it
    }
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
