package dev.fargen.cli;

import dev.fargen.cli.AcrossSpecs.Valid;
import dev.fargen.compile.CompiledEnvironment;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.environment.Export;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the listener rules of several specs: the rules of a listener have different priorities
 * (Elastic Load Balancing user guide, "Listener rules for your Application Load Balancer").
 */
final class PriorityConflicts {

  /** The first rule with each priority of a listener. */
  private final Map<Slot, Rule> rules = new HashMap<>();

  /**
   * A priority of a listener.
   *
   * @param listener its ARN, or the stack that exports it
   */
  private record Slot(Object listener, int priority) {}

  private record Rule(Valid spec, Workload workload, Http http) {

    private Given<Integer> priority() {
      return http.priority();
    }

    private void conflictsWith(Rule other) {
      spec.diagnostics()
          .report(
              Diagnostic.of(
                      Code.PRIORITY_TWICE,
                      "the listener rules of `"
                          + http.nameOf(workload.name())
                          + "` and of `"
                          + other.http.nameOf(other.workload.name())
                          + "` in "
                          + other.spec.place(other.priority().span())
                          + " have the same priority, "
                          + priority().value())
                  .at(priority().span().first(1))
                  .note("both are rules of the same listener")
                  .help("write a different `priority` for `" + http.nameOf(workload.name()) + "`"));
    }
  }

  /** Reports two rules with the same priority in both specs. */
  void check(Iterable<Valid> specs) {
    for (Valid spec : specs) {
      for (CompiledEnvironment environment : spec.environments()) {
        listener(environment).ifPresent(listener -> check(spec, environment.stack(), listener));
      }
    }
  }

  private void check(Valid spec, Stack stack, Object listener) {
    for (Workload workload : stack.workloads()) {
      for (Http http : workload.http()) {
        if (!isShared(stack, http)) {
          continue;
        }
        Rule rule = new Rule(spec, workload, http);
        Rule other = rules.putIfAbsent(new Slot(listener, rule.priority().value()), rule);
        if (other != null && !other.spec.equals(spec)) {
          rule.conflictsWith(other);
          other.conflictsWith(rule);
        }
      }
    }
  }

  /** Only the first load balancer of a stack is exported. */
  private static boolean isShared(Stack stack, Http http) {
    return stack.base().internalBalancer().isEmpty() || !http.internal();
  }

  /** The listener of the environment, if other specs may name the same one. */
  private static Optional<Object> listener(CompiledEnvironment environment) {
    Stack stack = environment.stack();
    Optional<LoadBalancer> balancer = stack.base().loadBalancer();
    return balancer.flatMap(
        one ->
            one.<Optional<Object>>match(
                existing ->
                    environment.environment().literal(existing.listener().value()).map(a -> a),
                created ->
                    stack.base().exports(Export.LOAD_BALANCER)
                        ? Optional.of(DeployedStack.of(environment))
                        : Optional.empty(),
                imported -> Optional.<Object>of(DeployedStack.of(imported.from(), environment))));
  }
}
