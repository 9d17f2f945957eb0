package dev.fargen.check.balancing;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.balancing.HttpKeys;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.services.WorkloadKeys;
import java.util.List;

/**
 * Requests go to a container of the task, on the port that it listens on (Amazon ECS API reference,
 * "LoadBalancer", containerName and containerPort).
 */
public final class HttpTargetRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing workload : environment.workloads()) {
      workload
          .keys()
          .get(WorkloadKeys.HTTP)
          .ifPresent(
              http -> {
                List<SpecThing> containers = workload.containers();
                Given<String> name = http.value().or(HttpKeys.CONTAINER, workload.name());
                Lists.first(containers, one -> one.name().equals(name.value()))
                    .ifPresentOrElse(
                        target -> port(target, workload, diagnostics),
                        () -> unknown(name, containers, diagnostics));
              });
    }
  }

  private static void unknown(
      Given<String> name, List<SpecThing> containers, Diagnostics diagnostics) {
    List<String> names = Lists.map(containers, SpecThing::name);
    diagnostics.report(
        Diagnostic.of(Code.UNKNOWN_REFERENCE, "there is no container `" + name.value() + "`")
            .at(name.span())
            .unknown(name.value(), names, "the containers are " + String.join(", ", names)));
  }

  private static void port(SpecThing target, SpecThing workload, Diagnostics diagnostics) {
    if (target.keys().get(ContainerKeys.PORT).isEmpty()) {
      diagnostics.report(
          Diagnostic.of(
                  Code.HTTP_WITHOUT_PORT,
                  "`http` sends requests to `" + target.name() + "`, which has no `port`")
              .at(workload.keys().keySpan(WorkloadKeys.HTTP), "needs a port")
              .at(target.key(), "this container listens on none")
              .help("write `port: 8080`, or name another container with `http.container`"));
    }
  }
}
