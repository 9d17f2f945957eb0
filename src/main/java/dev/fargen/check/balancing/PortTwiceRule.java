package dev.fargen.check.balancing;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.spec.containers.ExposedPort;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Two containers of a task cannot listen on the same port: they share one network interface (Amazon
 * ECS developer guide, "Amazon ECS task networking options for Fargate").
 */
public final class PortTwiceRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    stack.workloads().forEach(workload -> check(workload, diagnostics));
  }

  private static void check(Workload workload, Diagnostics diagnostics) {
    Map<String, Span> taken = new HashMap<>();
    for (Container container : workload.containers()) {
      Set<String> own = new HashSet<>();
      container
          .program()
          .port()
          .ifPresent(
              port -> take(workload, "" + port.value(), port.span(), own, taken, diagnostics));
      for (Given<ExposedPort> port : container.program().exposed()) {
        take(workload, port.value().id(), port.span(), own, taken, diagnostics);
      }
    }
  }

  /** TCP and UDP have ports of their own. */
  private static void take(
      Workload workload,
      String port,
      Span place,
      Set<String> own,
      Map<String, Span> taken,
      Diagnostics diagnostics) {
    Span first = taken.putIfAbsent(port, place);
    boolean same = !own.add(port);
    if (first != null) {
      Diagnostic fault =
          Diagnostic.of(
                  Code.PORT_TWICE,
                  "port "
                      + port.replace("-udp", "/udp")
                      + " of `"
                      + workload.name()
                      + "` is used twice")
              .at(place, "second use")
              .at(first, "first use");
      diagnostics.report(
          same
              ? fault.help("remove one of the two")
              : fault
                  .note("the containers of a task share one network interface")
                  .help("write a different port"));
    }
  }
}
