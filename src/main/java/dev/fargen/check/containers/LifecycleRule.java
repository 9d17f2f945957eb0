package dev.fargen.check.containers;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.containers.Lifecycle.Dependency;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A container waits for others of its task only, for health only where there is a health check, and
 * not for itself (Amazon ECS API reference, "ContainerDependency").
 */
public final class LifecycleRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    stack.workloads().forEach(workload -> check(workload, diagnostics));
  }

  private static void check(Workload workload, Diagnostics diagnostics) {
    Map<String, Container> containers = new LinkedHashMap<>();
    workload.containers().forEach(container -> containers.put(container.name(), container));
    for (Container container : containers.values()) {
      for (Dependency need : container.lifecycle().dependsOn()) {
        Container other = containers.get(need.container());
        if (other == null) {
          unknown(need, containers, diagnostics);
        } else {
          healthy(need, other, diagnostics);
          circle(container, need, containers, diagnostics);
        }
      }
    }
  }

  private static void unknown(
      Dependency need, Map<String, Container> containers, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                Code.UNKNOWN_REFERENCE,
                "there is no container `" + need.container() + "` in the task")
            .at(need.span())
            .unknown(
                need.container(),
                containers.keySet(),
                "the containers are " + String.join(", ", containers.keySet())));
  }

  private static void healthy(Dependency need, Container other, Diagnostics diagnostics) {
    if (need.condition().value().equals("healthy") && other.lifecycle().healthCheck().isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.NO_HEALTHCHECK_TO_WAIT_FOR,
                  "`" + other.name() + "` has no health check that could become healthy")
              .at(need.condition().span(), "waits for health")
              .at(other.span(), "has no `healthcheck`")
              .help("give `" + other.name() + "` a `healthcheck`, or wait for `started`"));
    }
  }

  /** Reports a circle once: at the first of its containers. */
  private static void circle(
      Container from, Dependency need, Map<String, Container> containers, Diagnostics diagnostics) {
    List<String> path = new ArrayList<>(List.of(from.name()));
    if (leadsBack(need.container(), from.name(), containers, path)
        && Lists.all(path, name -> isFirst(from, name, containers))) {
      diagnostics.report(
          Diagnostic.of(
                  Code.DEPENDS_ON_ITSELF,
                  "`"
                      + from.name()
                      + "` waits for itself: "
                      + String.join(" → ", path)
                      + " → "
                      + from.name())
              .at(need.span())
              .help("take one of these dependencies away"));
    }
  }

  private static boolean isFirst(Container from, String name, Map<String, Container> containers) {
    List<String> order = List.copyOf(containers.keySet());
    return order.indexOf(from.name()) <= order.indexOf(name);
  }

  private static boolean leadsBack(
      String at, String goal, Map<String, Container> containers, List<String> path) {
    if (at.equals(goal)) {
      return true;
    }
    Container container = containers.get(at);
    if (container == null || path.contains(at)) {
      return false;
    }
    path.add(at);
    for (Dependency need : container.lifecycle().dependsOn()) {
      if (leadsBack(need.container(), goal, containers, path)) {
        return true;
      }
    }
    path.remove(path.size() - 1);
    return false;
  }
}
