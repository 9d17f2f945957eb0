package dev.fargen.check.balancing;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Suggestion;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Named;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.List;
import java.util.Optional;

/**
 * The load balancer must send requests to a container of the task that has a port (Amazon ECS API
 * reference, "LoadBalancer", containerName and containerPort).
 */
public final class HttpTargetRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing workload : environment.workloads()) {
      workload
          .keys()
          .get(WorkloadKeys.HTTP)
          .filter(http -> !workload.keys().has(WorkloadKeys.SCHEDULE)) // which excludes it
          .ifPresent(
              http -> {
                List<SpecThing> containers = workload.containers();
                Given<String> name = http.value().or(HttpKeys.CONTAINER, workload.name());
                Lists.first(containers, one -> one.name().equals(name.value()))
                    .ifPresentOrElse(
                        target -> {
                          port(target, workload, diagnostics);
                          stays(target, workload, diagnostics);
                        },
                        () -> unknown(name, containers, diagnostics));
              });
    }
  }

  private static void unknown(
      Given<String> name, List<SpecThing> containers, Diagnostics diagnostics) {
    List<String> names = Lists.map(containers, SpecThing::name);
    diagnostics.report(
        Diagnostic.of(Code.UNKNOWN_REFERENCE, "container `" + name.value() + "` is not defined")
            .at(name.span())
            .unknown(name.value(), names, "write " + Suggestion.oneOf(names)));
  }

  /** Requests cannot go to a container that another one waits for to exit. */
  private static void stays(SpecThing target, SpecThing workload, Diagnostics diagnostics) {
    for (SpecThing other : workload.containers()) {
      Optional<Given<String>> awaited =
          Optional.ofNullable(other.keys().named(ContainerKeys.DEPENDS_ON).get(target.name()))
              .map(Named.Entry::value)
              .filter(condition -> List.of("complete", "success").contains(condition.value()));
      awaited.ifPresent(
          condition ->
              diagnostics.report(
                  Diagnostic.of(
                          Code.CONFLICTING_KEYS,
                          "`http` sends requests to `" + target.name() + "`, which exits")
                      .at(workload.keys().keySpan(WorkloadKeys.HTTP))
                      .at(
                          condition.span(),
                          "`" + other.name() + "` waits until `" + target.name() + "` exits")
                      .help("name another container with `http.container`, or write `started`")));
    }
  }

  private static void port(SpecThing target, SpecThing workload, Diagnostics diagnostics) {
    if (!target.keys().has(ContainerKeys.PORT)) {
      diagnostics.report(
          Diagnostic.of(
                  Code.HTTP_WITHOUT_PORT, "`http` requires a `port` in `" + target.name() + "`")
              .at(
                  workload.keys().keySpan(WorkloadKeys.HTTP),
                  "sends requests to `" + target.name() + "`")
              .at(target.key(), "no `port` here")
              .help("write `port: 8080`, or name another container with `http.container`"));
    }
  }
}
