package dev.fargen.check.containers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Finds the dependencies that lead from something back to itself. */
final class Circle {

  private final String start;
  private final Function<String, ? extends Collection<String>> needs;
  private final List<String> path = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private Circle(String start, Function<String, ? extends Collection<String>> needs) {
    this.start = start;
    this.needs = needs;
  }

  /**
   * The names in the circle that begins with these two; none if there is no circle.
   *
   * @param need what the start depends on
   * @param needs what each name depends on
   */
  static List<String> from(
      String start, String need, Function<String, ? extends Collection<String>> needs) {
    Circle circle = new Circle(start, needs);
    circle.path.add(start);
    return circle.closes(need) ? List.copyOf(circle.path) : List.of();
  }

  /** Whether the name leads to the start; nothing that does not is looked at twice. */
  private boolean closes(String name) {
    if (name.equals(start)) {
      return true;
    }
    if (!seen.add(name)) {
      return false;
    }
    path.add(name);
    for (String need : needs.apply(name)) {
      if (closes(need)) {
        return true;
      }
    }
    path.remove(path.size() - 1);
    return false;
  }
}
