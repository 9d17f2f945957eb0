package dev.fargen.check;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.spec.Given;
import dev.fargen.spec.Texts;
import dev.fargen.workload.LoadBalancer;
import dev.fargen.workload.Network;
import dev.fargen.workload.Stack;
import java.util.Optional;

/**
 * A load balancer stands in two zones at least, with a subnet in each (Elastic Load Balancing user
 * guide, "Subnets for your load balancer").
 */
final class BalancerSubnetsRule implements Rule {

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    if (stack.loadBalancer().orElse(null) instanceof LoadBalancer.Created balancer) {
      Optional<Given<Texts>> own = balancer.subnets();
      own.or(() -> ofTasks(stack.network()))
          .ifPresent(subnets -> check(subnets, balancer.span(), stack, diagnostics));
    }
  }

  private static Optional<Given<Texts>> ofTasks(Network network) {
    return network instanceof Network.Existing existing
        ? Optional.of(existing.subnets())
        : Optional.empty();
  }

  private static void check(
      Given<Texts> subnets, Span balancer, Stack stack, Diagnostics diagnostics) {
    Optional<String> value =
        subnets
            .value()
            .parameter()
            .flatMap(name -> Optional.ofNullable(stack.environment().values().get(name)));
    boolean one =
        subnets.value().parameter().isPresent()
            ? value.isPresent() && !value.get().contains(",")
            : subnets.value().items().size() == 1;
    if (one) {
      Span fault = value.isPresent() ? stack.environment().span() : subnets.span();
      diagnostics.report(
          Diagnostic.of(Code.TOO_FEW_SUBNETS, "a load balancer needs subnets in two zones")
              .at(fault, "one subnet " + (value.isPresent() ? "in this environment" : "here"))
              .at(balancer.first(1), "the load balancer stands there too")
              .help("name a second subnet, in another zone"));
    }
  }
}
