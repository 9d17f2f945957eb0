package dev.fargen.params;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where in the template a value stands: names what differs there. Most places are never asked for
 * anything, so that nothing is made of them before.
 *
 * @param noun what the resource is, for people
 * @param id the resource's logical id
 * @param type the resource's type
 * @param outer what it stands in; none where that is the resource itself
 * @param inList whether the step is an item's name, and no property
 * @param silent whether the step is left out of names
 * @param told what the value does, where its emitter says so
 */
record Place(
    String noun,
    String id,
    String type,
    @Nullable Place outer,
    String step,
    boolean inList,
    boolean silent,
    Optional<String> told) {

  /** What an output or variable has: its name is enough. */
  private static final String VALUE = "Value";

  private static final String NAMELESS = "Item";

  /** The properties of a resource, or the value of an output, which has no type. */
  Place(String noun, String id, String type) {
    this(noun, id, type, null, "", false, false, Optional.empty());
  }

  /** A property of what stands here. */
  Place then(String property) {
    return inside(property, false);
  }

  /** An item of the list that stands here, by its name. */
  Place item(String name) {
    return inside(name, true);
  }

  /** An item that has no name. */
  Place item() {
    return inside(NAMELESS, true);
  }

  private Place inside(String next, boolean item) {
    return new Place(noun, id, type, this, next, item, false, Optional.empty());
  }

  /** The same place, whose own name is left out of names. */
  Place silenced() {
    return new Place(noun, id, type, outer, step, inList, true, told);
  }

  /** The same place, whose value does what the words say. */
  Place told(String words) {
    return new Place(noun, id, type, outer, step, inList, silent, Optional.of(words));
  }

  /** What stands here, as a noun phrase: {@code Cpu in the task definition of the workload api}. */
  String words() {
    return outer == null ? noun : outer.words(step);
  }

  /** The same with more than one property of what stands here. */
  String words(String properties) {
    return properties + (inList && !step.equals(NAMELESS) ? " of " + step : "") + " in " + noun;
  }

  /** What is done where a value stands here, as a verb phrase. */
  String setting() {
    if (told.isPresent()) {
      return told.get();
    }
    if (!inList || outer == null) {
      return "Sets " + words();
    }
    String item = step.equals(NAMELESS) ? "an item" : step;
    return "Adds " + item + " to " + outer.words();
  }

  /** What is done where one of several values stands here, as a verb phrase. */
  String choosing() {
    return told.orElseGet(() -> "Selects another value of " + words());
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
