package dev.fargen.params;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The properties of one map that only some environments have, without a named cause. Those that the
 * same environments have, and those that the other environments have instead, share one condition:
 * an alarm with {@code MetricName}, {@code Namespace} and {@code Period} here and {@code Metrics}
 * there is valid only if all of them change together.
 */
final class Siblings {

  private final Place place;
  private final Set<Integer> all;
  private final Map<Set<Integer>, List<String>> keys = new HashMap<>();
  private final Map<Set<Integer>, Cause> causes = new HashMap<>();

  /**
   * @param place where the map stands
   * @param all the environments that have the map
   */
  Siblings(Place place, Set<Integer> all) {
    this.place = place;
    this.all = all;
  }

  /** Adds a property that these environments have. */
  void add(String key, Set<Integer> on) {
    keys.computeIfAbsent(new TreeSet<>(on), set -> new ArrayList<>()).add(key);
  }

  /** Why these environments have properties that the others lack, if that has been asked before. */
  Optional<Cause> cause(Set<Integer> on) {
    return Optional.ofNullable(causes.get(on));
  }

  /** Why these environments have the property at this place. */
  Cause cause(Place property, Set<Integer> on) {
    return causes.computeIfAbsent(
        new TreeSet<>(on), set -> new Cause.Unnamed(property.name(), words(property, set)));
  }

  private String words(Place property, Set<Integer> on) {
    List<String> same = keys.getOrDefault(on, List.of());
    Set<Integer> others = new TreeSet<>(all);
    others.removeAll(on);
    List<String> instead = keys.getOrDefault(others, List.of());
    if (same.size() + instead.size() < 2) {
      return property.setting();
    }
    String words = "Sets " + place.words(Lists.enumerated(same, "and"));
    return instead.isEmpty() ? words : words + " instead of " + Lists.enumerated(instead, "and");
  }
}
