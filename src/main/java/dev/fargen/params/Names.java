package dev.fargen.params;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The logical names of the template. What is made because environments differ must not take a name
 * from what is there anyway: parameters of the spec, resources, conditions, and what patches add.
 */
final class Names {

  private final Set<String> given;

  /** Who made the names that are made here: parameters of values, or those behind conditions. */
  private final Map<String, Object> makers = new HashMap<>();

  /**
   * @param others further names that are taken
   */
  Names(Iterable<Variant> variants, Set<String> others) {
    given = new HashSet<>(others);
    for (Variant variant : variants) {
      variant.parameters().forEach(parameter -> given.add(parameter.id()));
      variant.conditions().forEach(condition -> given.add(condition.id()));
      variant.resources().forEach(resource -> given.add(resource.it().id()));
    }
  }

  /** Whether the name is taken by something that is in the template anyway. */
  boolean isGiven(String name) {
    return given.contains(name);
  }

  /** Whether that maker can give the name to something, or has done so before. */
  boolean isFree(String name, Object maker) {
    return !isGiven(name) && makers.getOrDefault(name, maker) == maker;
  }

  /** Takes a free name. */
  void take(String name, Object maker) {
    makers.put(name, maker);
  }
}
