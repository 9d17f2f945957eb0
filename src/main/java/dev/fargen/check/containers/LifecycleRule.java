package dev.fargen.check.containers;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.check.rule.UsedThing;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.containers.SidecarKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A container can depend only on other containers of its task, on their health only if they have a
 * health check, on their end only if they are not essential, and not on itself (Amazon ECS API
 * reference, "ContainerDependency").
 */
public final class LifecycleRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    List<SpecThing> workloads = environment.workloads();
    workloads.forEach(workload -> check(workload, environment, diagnostics));
  }

  private static void check(
      SpecThing workload, SpecEnvironment environment, Diagnostics diagnostics) {
    Map<String, SpecThing> containers = new LinkedHashMap<>();
    workload.containers().forEach(container -> containers.put(container.name(), container));
    for (SpecThing container : containers.values()) {
      for (Map.Entry<String, Named.Entry<String>> need : needs(container).entrySet()) {
        String name = need.getKey();
        Span place = need.getValue().key();
        boolean ofService =
            container.name().equals(workload.name())
                && !containers.containsKey(name)
                && Lists.any(environment.workloads(), one -> one.name().equals(name));
        if (ofService) {
          continue; // another rule checks it
        }
        if (!containers.containsKey(name)) {
          List<SpecThing> others =
              Lists.filter(
                  containers.values(),
                  other ->
                      !other.name().equals(container.name())
                          && !needs(other).containsKey(container.name()));
          List<String> services =
              container.name().equals(workload.name())
                  ? Lists.map(services(workload, environment), SpecThing::name)
                  : List.of();
          unknown(
              name, place, Lists.map(others, SpecThing::name), services, environment, diagnostics);
        } else if (!circle(container.name(), name, place, containers, diagnostics)) {
          healthy(need.getValue().value(), containers.get(name), diagnostics);
          Lists.first(workload.sidecars(), sidecar -> sidecar.name().equals(name))
              .ifPresent(sidecar -> ended(need.getValue().value(), sidecar, diagnostics));
        }
      }
    }
  }

  private static Map<String, Named.Entry<String>> needs(SpecThing container) {
    return container.keys().named(ContainerKeys.DEPENDS_ON);
  }

  /** The other workloads that the main container can wait for. */
  private static List<SpecThing> services(SpecThing workload, SpecEnvironment environment) {
    return Lists.filter(
        environment.workloads(),
        other ->
            !other.name().equals(workload.name())
                && !WorkloadKeys.isJob(other.keys())
                && !needs(other).containsKey(workload.name()));
  }

  /**
   * @param others the containers that it can wait for
   * @param services the other workloads that it can wait for
   */
  private static void unknown(
      String name,
      Span place,
      List<String> others,
      List<String> services,
      SpecEnvironment environment,
      Diagnostics diagnostics) {
    Optional<UsedThing> thing = UsedThing.named(name, environment);
    Diagnostic fault =
        Diagnostic.of(
                Code.UNKNOWN_REFERENCE,
                services.isEmpty()
                    ? "container `" + name + "` is not defined in this task"
                    : "`" + name + "` is neither a container of this task nor a workload")
            .at(place, thing.map(UsedThing::label).orElse(""));
    if (thing.isPresent()) {
      diagnostics.report(fault.help(thing.get().help(ContainerKeys.DEPENDS_ON.name())));
      return;
    }
    if (Lists.any(environment.workloads(), one -> one.name().equals(name))) {
      diagnostics.report(
          Diagnostic.of(fault.code(), fault.message())
              .at(place, "a workload")
              .help(
                  "remove `"
                      + name
                      + "` from `depends_on`: only the main container can wait for a workload"));
      return;
    }
    if (!services.isEmpty()) {
      List<String> all = new ArrayList<>(others);
      all.addAll(services);
      diagnostics.report(
          fault.unknown(
              name,
              all,
              "write "
                  + (others.isEmpty() ? "" : Suggestion.oneOf(others) + ", or ")
                  + "the name of a workload, or remove `"
                  + name
                  + "`"));
      return;
    }
    diagnostics.report(
        others.isEmpty()
            ? fault.help(
                "remove `"
                    + name
                    + "` from `depends_on`: the task has no other container to wait for")
            : fault.unknown(
                name,
                others,
                others.size() == 1
                    ? "the only other container of the task is `"
                        + others.get(0)
                        + "`: write its name, or remove `"
                        + name
                        + "`"
                    : "write " + Suggestion.oneOf(others)));
  }

  private static void healthy(Given<String> condition, SpecThing other, Diagnostics diagnostics) {
    if (condition.value().equals("healthy") && !other.keys().has(ContainerKeys.HEALTHCHECK)) {
      diagnostics.report(HealthWait.withoutCheck(condition, other, "`healthcheck`"));
    }
  }

  /** The end of an essential container stops the task, so nothing can wait for it. */
  private static void ended(Given<String> condition, SpecThing other, Diagnostics diagnostics) {
    boolean awaited = condition.value().equals("complete") || condition.value().equals("success");
    Optional<Given<Boolean>> essential = other.keys().get(SidecarKeys.ESSENTIAL);
    if (awaited && essential.isPresent() && essential.get().value()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "`depends_on` cannot wait for the end of an essential container")
              .at(condition.span(), "waits until `" + other.name() + "` exits")
              .at(essential.get().span(), "stops the task when it exits")
              .help(
                  "write `essential: false`, or wait for `started`"
                      + (other.keys().has(ContainerKeys.HEALTHCHECK) ? " or `healthy`" : "")));
    }
  }

  /** Whether there is a circular dependency; reports it once, at the first of its containers. */
  private static boolean circle(
      String from,
      String need,
      Span place,
      Map<String, SpecThing> containers,
      Diagnostics diagnostics) {
    List<String> path =
        Circle.from(
            from,
            need,
            name ->
                Optional.ofNullable(containers.get(name))
                    .map(container -> needs(container).keySet())
                    .orElse(Set.of()));
    if (path.isEmpty()) {
      return false;
    }
    List<String> order = List.copyOf(containers.keySet());
    if (Lists.all(path, name -> order.indexOf(from) <= order.indexOf(name))) {
      diagnostics.report(
          Diagnostic.of(
                  Code.DEPENDS_ON_ITSELF,
                  need.equals(from)
                      ? "`" + from + "` depends on itself"
                      : "circular dependency: " + String.join(" → ", path) + " → " + from)
              .at(place)
              .help(
                  need.equals(from)
                      ? "remove `" + from + "` from its `depends_on`"
                      : "remove one of these dependencies"));
    }
    return true;
  }
}
