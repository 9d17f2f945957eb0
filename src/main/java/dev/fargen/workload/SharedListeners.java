package dev.fargen.workload;

import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.balancing.Priorities;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.List;
import java.util.Optional;

/**
 * Gives the listener rules of environments that share a listener different priorities: each can be
 * used once in a listener (Elastic Load Balancing API reference, "CreateRule", PriorityInUse). In
 * such environments, the name of the environment is part of the hash, so that their order does not
 * matter.
 */
public final class SharedListeners {

  private SharedListeners() {}

  /** The stacks, with priorities of their own where they share a listener. */
  static List<Stack> apart(String spec, List<Stack> stacks) {
    return Lists.map(
        stacks,
        stack ->
            Lists.filter(stacks, other -> isShared(stack, other)).size() > 1
                ? apart(spec, stack)
                : stack);
  }

  private static Stack apart(String spec, Stack stack) {
    String name = Environment.stackName(spec, stack.environment().name());
    return stack.with(Lists.map(stack.workloads(), workload -> apart(name, workload)));
  }

  private static Workload apart(String name, Workload workload) {
    return workload.withHttp(
        Lists.map(
            workload.http(),
            http -> http.isPriorityWritten() ? http : http.with(priority(name, workload, http))));
  }

  private static Given<Integer> priority(String name, Workload workload, Http http) {
    Http.Requests requests = http.requests();
    int priority =
        Priorities.of(name, http.nameOf(workload.name()), requests.paths(), requests.hosts());
    return Given.of(priority, http.priority().span());
  }

  /** Whether the workloads of both have rules in the same listener. */
  public static boolean isShared(Stack one, Stack other) {
    Optional<String> listener = listener(one);
    return listener.isPresent() && listener.equals(listener(other));
  }

  /**
   * The listener of others that the rules are in; those of other specs differ in the environment.
   */
  private static Optional<String> listener(Stack stack) {
    return stack.base().loadBalancer().orElse(null) instanceof LoadBalancer.Existing existing
        ? stack.environment().literal(existing.listener().value())
        : Optional.empty();
  }
}
