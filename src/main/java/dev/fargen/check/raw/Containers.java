package dev.fargen.check.raw;

import dev.fargen.check.raw.SchemaChecker.Subject;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The containers of a task definition together: those that one waits for, and the ports that they
 * share in one network (Amazon ECS API reference, "ContainerDependency" and "PortMapping").
 */
final class Containers {

  private static final String CONDITION = "Condition";
  private static final List<String> OF_END = List.of("COMPLETE", "SUCCESS");

  private final Map<String, MapNode> byName = new LinkedHashMap<>();
  private Verdict verdict = Verdict.FITS;

  private Containers() {}

  /** Checks the whole task definition. */
  static Verdict check(Subject subject) {
    if (!(subject.value() instanceof MapNode task)) {
      return Verdict.FITS;
    }
    Containers check = new Containers();
    for (MapNode container : maps(task, "ContainerDefinitions")) {
      text(container, "Name").ifPresent(name -> check.byName.put(name.text(), container));
    }
    check.byName.values().forEach(container -> check.dependencies(container));
    check.circles();
    check.units(task);
    if (text(task, "NetworkMode").filter(mode -> mode.text().equals("awsvpc")).isPresent()) {
      check.ports();
    }
    return check.verdict;
  }

  /** The containers together have no more CPU units than the task. */
  private void units(MapNode task) {
    Optional<Integer> most = text(task, "Cpu").flatMap(Containers::number);
    int all = 0;
    for (MapNode container : byName.values()) {
      Optional<ScalarNode> cpu = text(container, "Cpu");
      int own = cpu.flatMap(Containers::number).orElse(0);
      if (most.isEmpty() || own > most.get()) {
        return; // the schema of the type refuses a container with more than its task
      }
      all += own;
      if (own > 0 && all > most.get()) {
        refuse(
            cpu.orElseThrow(),
            Code.OUT_OF_RANGE,
            "the containers have " + all + " CPU units; the task has " + most.get());
        return;
      }
    }
  }

  private static Optional<Integer> number(ScalarNode node) {
    try {
      return Optional.of(Integer.valueOf(node.text()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private void dependencies(MapNode container) {
    for (MapNode dependency : maps(container, "DependsOn")) {
      Optional<MapNode> other =
          text(dependency, "ContainerName").map(name -> byName.get(name.text()));
      Optional<ScalarNode> condition = text(dependency, CONDITION);
      if (other.isPresent() && condition.isPresent()) {
        String wanted = condition.get().text();
        String name = text(other.get(), "Name").orElseThrow().text();
        if (wanted.equals("HEALTHY") && other.get().entry("HealthCheck").isEmpty()) {
          refuse(
              condition.get(),
              Code.MISSING_PROPERTY,
              "`Condition: HEALTHY` requires a `HealthCheck` in container `" + name + "`");
        } else if (OF_END.contains(wanted) && isEssential(other.get())) {
          refuse(
              condition.get(),
              Code.CONFLICTING_KEYS,
              "`Condition: "
                  + wanted
                  + "` requires `Essential: false` of container `"
                  + name
                  + "`");
        }
      }
    }
  }

  private static boolean isEssential(MapNode container) {
    Optional<Entry> essential = container.entry("Essential");
    return essential.isEmpty()
        || text(container, "Essential").filter(one -> one.text().equals("true")).isPresent();
  }

  /** A container that waits for itself, directly or through others. */
  private void circles() {
    for (Map.Entry<String, MapNode> entry : byName.entrySet()) {
      List<String> reached = new ArrayList<>(names(entry.getValue()));
      for (int i = 0; i < reached.size(); i++) {
        Optional<MapNode> next = Optional.ofNullable(byName.get(reached.get(i)));
        next.ifPresent(
            one -> reached.addAll(Lists.filter(names(one), name -> !reached.contains(name))));
      }
      if (reached.contains(entry.getKey())) {
        refuse(
            entry.getValue().entry("DependsOn").orElseThrow().key(),
            Code.DEPENDS_ON_ITSELF,
            "container `" + entry.getKey() + "` waits for itself");
        return;
      }
    }
  }

  private static List<String> names(MapNode container) {
    return Lists.map(
        Lists.present(
            Lists.map(
                maps(container, "DependsOn"), dependency -> text(dependency, "ContainerName"))),
        ScalarNode::text);
  }

  private void ports() {
    Map<String, ScalarNode> seen = new HashMap<>();
    for (MapNode container : byName.values()) {
      for (MapNode mapping : maps(container, "PortMappings")) {
        Optional<ScalarNode> port = text(mapping, "ContainerPort");
        Optional<ScalarNode> host = text(mapping, "HostPort");
        String protocol = text(mapping, "Protocol").map(ScalarNode::text).orElse("tcp");
        if (port.isPresent() && host.isPresent() && !isSame(port.get(), host.get())) {
          refuse(
              host.get(),
              Code.INVALID_VALUE,
              "`HostPort: "
                  + host.get().text()
                  + "` must be the same as `ContainerPort: "
                  + port.get().text()
                  + "` with `NetworkMode: awsvpc`");
        } else if (port.isPresent()) {
          ScalarNode first = seen.putIfAbsent(port.get().text() + protocol, port.get());
          if (first != null) {
            verdict =
                verdict.and(
                    Verdict.of(
                        Diagnostic.of(
                                Code.VALUE_TWICE,
                                "two containers of the task map port " + port.get().text())
                            .at(port.get().span(), "duplicate")
                            .at(first.span(), "first here")));
          }
        }
      }
    }
  }

  /** Port 0 stands for that of the container. */
  private static boolean isSame(ScalarNode port, ScalarNode host) {
    return host.text().equals("0") || host.text().equals(port.text());
  }

  private void refuse(ScalarNode at, Code code, String message) {
    verdict = verdict.and(Verdict.of(Diagnostic.of(code, message).at(at.span())));
  }

  private static List<MapNode> maps(MapNode map, String key) {
    return map.entry(key).map(Entry::value).orElse(null) instanceof ListNode list
        ? Lists.only(list.items(), MapNode.class)
        : List.of();
  }

  private static Optional<ScalarNode> text(MapNode map, String key) {
    Optional<Node> value =
        map.entry(key)
            .map(Entry::value)
            .filter(node -> node instanceof ScalarNode && RawFunction.of(node).isEmpty());
    return value.map(ScalarNode.class::cast);
  }
}
