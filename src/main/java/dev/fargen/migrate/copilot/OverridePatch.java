package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.Node;
import java.util.List;
import java.util.Optional;

/**
 * A patch of a template that Copilot renders.
 *
 * @param workload empty for the stack of the environments
 */
record OverridePatch(
    Optional<Manifest> workload,
    Origin origin,
    String op,
    List<String> path,
    Optional<Node> value) {

  static final String INDEX = "[0-9]{1,9}";

  String subject() {
    return "/" + String.join("/", path);
  }

  String at(int step) {
    return step < path.size() ? path.get(step) : "";
  }

  /** The path in the resource. */
  List<String> steps() {
    return path.subList(2, path.size());
  }

  /** Whether it is a new statement in one of the policies of a role, no matter which. */
  boolean isStatement() {
    return path.size() == 8
        && at(3).equals("Policies")
        && at(4).matches(INDEX)
        && at(6).equals("Statement")
        && at(7).equals("-");
  }

  /** Whether fargen writes the same items at these places: the main container, and its targets. */
  static boolean hasSameIndexes(List<String> steps) {
    boolean same = true;
    for (int i = 0; i < steps.size(); i++) {
      boolean first =
          i == 2
              && steps.get(i).equals("0")
              && List.of("ContainerDefinitions", "LoadBalancers").contains(steps.get(1));
      same &= first || !steps.get(i).matches(INDEX);
    }
    return same;
  }
}
