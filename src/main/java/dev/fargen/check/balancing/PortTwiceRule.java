package dev.fargen.check.balancing;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.containers.Container;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.Map;

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
    Map<Integer, Given<Integer>> taken = new HashMap<>();
    for (Container container : workload.containers()) {
      container
          .program()
          .port()
          .ifPresent(
              port -> {
                Given<Integer> first = taken.putIfAbsent(port.value(), port);
                if (first != null) {
                  diagnostics.report(
                      Diagnostic.of(
                              Code.PORT_TWICE,
                              "two containers of `"
                                  + workload.name()
                                  + "` listen on port "
                                  + port.value())
                          .at(port.span(), "second use")
                          .at(first.span(), "first use")
                          .note("the containers of a task share one network interface")
                          .help("write a different `port`"));
                }
              });
    }
  }
}
