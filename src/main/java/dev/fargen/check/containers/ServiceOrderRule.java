package dev.fargen.check.containers;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A workload can wait for the services of others, which never end, and not in a circle
 * (CloudFormation template reference, "DependsOn attribute": a service is created when its tasks
 * are running and healthy).
 */
public final class ServiceOrderRule implements SpecRule {

  /** The other workloads that a workload waits for, as the spec has them. */
  private static Map<String, Named.Entry<String>> needs(
      SpecThing workload, List<SpecThing> workloads) {
    Map<String, Named.Entry<String>> needs = new LinkedHashMap<>();
    workload
        .keys()
        .named(ContainerKeys.DEPENDS_ON)
        .forEach(
            (name, entry) -> {
              boolean inTask =
                  Lists.any(workload.containers(), container -> container.name().equals(name));
              if (!inTask && Lists.any(workloads, one -> one.name().equals(name))) {
                needs.put(name, entry);
              }
            });
    return needs;
  }

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    List<SpecThing> workloads = environment.workloads();
    for (SpecThing workload : workloads) {
      needs(workload, workloads)
          .forEach(
              (name, entry) -> {
                Optional<SpecThing> other = Lists.first(workloads, one -> one.name().equals(name));
                check(workload, other.orElseThrow(), entry, diagnostics);
                circle(workload, name, entry, workloads, diagnostics);
              });
    }
  }

  private static void check(
      SpecThing workload, SpecThing other, Named.Entry<String> need, Diagnostics diagnostics) {
    String condition = need.value().value();
    if (other.keys().has(WorkloadKeys.SCHEDULE)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "`"
                      + workload.name()
                      + "` cannot wait for `"
                      + other.name()
                      + "`, which runs on a schedule")
              .at(need.key())
              .at(other.keys().keySpan(WorkloadKeys.SCHEDULE), "scheduled workload")
              .help("remove `" + other.name() + "` from `depends_on`"));
    } else if (condition.equals("complete") || condition.equals("success")) {
      diagnostics.report(
          Diagnostic.of(
                  Code.CONFLICTING_KEYS,
                  "`" + other.name() + "` is a service, whose tasks do not exit")
              .at(need.value().span())
              .help(
                  "write `started`, or define `"
                      + other.name()
                      + "` as a sidecar of `"
                      + workload.name()
                      + "`"));
    } else if (condition.equals("healthy")
        && !other.keys().has(ContainerKeys.HEALTHCHECK)
        && !other.keys().has(WorkloadKeys.HTTP)
        && !other.keys().has(WorkloadKeys.NLB)) {
      diagnostics.report(
          HealthWait.withoutCheck(need.value(), other, "`healthcheck`, `http` or `nlb`"));
    }
  }

  private static void circle(
      SpecThing workload,
      String need,
      Named.Entry<String> entry,
      List<SpecThing> workloads,
      Diagnostics diagnostics) {
    List<String> path =
        Circle.from(
            workload.name(),
            need,
            name ->
                Lists.first(workloads, one -> one.name().equals(name))
                    .map(one -> needs(one, workloads).keySet())
                    .orElse(Set.of()));
    if (path.isEmpty()) {
      return;
    }
    List<String> order = Lists.map(workloads, SpecThing::name);
    int own = order.indexOf(workload.name());
    if (Lists.all(path, name -> own <= order.indexOf(name))) {
      diagnostics.report(
          Diagnostic.of(
                  Code.DEPENDS_ON_ITSELF,
                  "circular dependency: " + String.join(" → ", path) + " → " + workload.name())
              .at(entry.key())
              .help("remove one of these dependencies; `links` may be circular"));
    }
  }
}
