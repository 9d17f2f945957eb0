package dev.fargen.params;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where in the template a value stands: names what differs there. Most places are never asked for
 * anything, so that nothing is made of them before.
 *
 * @param id the resource's logical id
 * @param type the resource's type
 * @param outer what it stands in; none where that is the resource itself
 * @param inList whether the step is an item's name, and no property
 * @param silent whether the step tells a reader nothing
 */
record Place(
    String id, String type, @Nullable Place outer, String step, boolean inList, boolean silent) {

  /** What an output or variable has: its name is enough. */
  private static final String VALUE = "Value";

  private static final String NAMELESS = "Item";

  /** The properties of a resource, or the value of an output, which has no type. */
  Place(String id, String type) {
    this(id, type, null, "", false, false);
  }

  /** A property of what stands here. */
  Place then(String property) {
    return new Place(id, type, this, property, false, false);
  }

  /** An item of the list that stands here, by its name. */
  Place item(String name) {
    return new Place(id, type, this, name, true, false);
  }

  /** An item that has no name. */
  Place item() {
    return new Place(id, type, this, NAMELESS, true, false);
  }

  /** The same place, whose own name tells a reader nothing. */
  Place silenced() {
    return new Place(id, type, outer, step, inList, true);
  }

  /** What stands here, for descriptions: {@code Cpu of ApiTaskDefinition}. */
  String words() {
    if (outer == null) {
      return id;
    }
    String list = outer.outer == null ? id : outer.step;
    String named = step.equals(NAMELESS) ? "one more of " + list : list + " " + step;
    return (inList ? named : step) + " of " + id;
  }

  /**
   * A name for what differs here: the workload's part of the logical id and the property, as in
   * {@code ApiDesiredCount}.
   */
  String name() {
    String kind = type.substring(type.lastIndexOf(':') + 1);
    String owner = id.endsWith(kind) ? id.substring(0, id.length() - kind.length()) : id;
    String begin = owner.isEmpty() ? id : owner;
    StringBuilder name = new StringBuilder(begin);
    append(name);
    if (silent && name.length() == begin.length()) {
      name.append(capitalised(step)); // the owner's own name is for all of it
    }
    return name.toString();
  }

  /** The properties and the items on the way here, outermost first, but for what tells nothing. */
  private void append(StringBuilder name) {
    if (outer != null) {
      outer.append(name);
      String word = capitalised(step);
      if (!silent && !step.equals(VALUE) && !name.toString().endsWith(word)) {
        name.append(word);
      }
    }
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
