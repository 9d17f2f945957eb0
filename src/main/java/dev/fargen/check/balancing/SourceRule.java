package dev.fargen.check.balancing;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.network.Cidrs;
import dev.fargen.workload.balancing.Http;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.environment.Environment;
import dev.fargen.workload.services.Workload;
import dev.fargen.workload.stack.Stack;
import java.util.List;
import java.util.Optional;

/**
 * A workload can allow only sources that the load balancer allows: others do not get to its
 * listener rule (Elastic Load Balancing user guide, "Security groups for your Application Load
 * Balancer").
 */
public final class SourceRule implements Rule {

  /** What fargen allows where no sources can be written. */
  static final String INTERNAL =
      "the security group of the internal load balancer allows only private addresses";

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    for (Workload workload : stack.workloads()) {
      for (Http http : workload.http()) {
        balancer(http, stack)
            .ifPresent(balancer -> check(balancer, workload, http, stack, diagnostics));
      }
    }
  }

  /** The load balancer of the stack that the requests come through. */
  static Optional<LoadBalancer.Created> balancer(Http http, Stack stack) {
    Optional<LoadBalancer.Created> internal = stack.base().internalBalancer();
    return http.internal() && internal.isPresent()
        ? internal
        : stack
            .base()
            .loadBalancer()
            .filter(LoadBalancer.Created.class::isInstance)
            .map(LoadBalancer.Created.class::cast);
  }

  private static void check(
      LoadBalancer.Created balancer,
      Workload workload,
      Http http,
      Stack stack,
      Diagnostics diagnostics) {
    List<Given<Text>> own = http.requests().allowedSources();
    List<Given<Text>> all = balancer.sources();
    if (own.isEmpty() || Lists.any(own, one -> isAllowed(one, balancer, stack.environment()))) {
      return;
    }
    boolean internal = isInternal(balancer, stack);
    Diagnostic fault =
        Diagnostic.of(
                Code.CONFLICTING_KEYS,
                "`"
                    + http.nameOf(workload.name())
                    + "` gets no requests: "
                    + (internal ? INTERNAL : "the load balancer allows none of its sources"))
            .at(own.get(0).span(), "sources of the workload");
    diagnostics.report(
        internal
            ? fault.help("remove `allowed_sources`" + publish(http, workload))
            : fault
                .at(all.get(0).span(), label(balancer))
                .help(
                    balancer.allowedSources().isEmpty()
                        ? "write private addresses here, or remove `internal`; for public addresses in"
                            + " your own network, write all sources of the load balancer as"
                            + " `allowed_sources` under `load_balancer.create`"
                        : "add these sources to `allowed_sources` under `load_balancer.create`"));
  }

  /** What the load balancer allows, and why. */
  static String label(LoadBalancer.Created balancer) {
    return balancer.allowedSources().isEmpty()
        ? "allows only private addresses by default"
        : "sources of the load balancer";
  }

  /** The help for a workload whose requests come from the internet. */
  static String publish(Http http, Workload workload) {
    return "; or, to make `"
        + http.nameOf(workload.name())
        + "` public, remove `internal` from `http`; the internet-facing load balancer must then allow"
        + " the same sources";
  }

  /** Whether it is the second load balancer of the stack, whose sources cannot be written. */
  static boolean isInternal(LoadBalancer.Created balancer, Stack stack) {
    return stack.base().internalBalancer().filter(balancer::equals).isPresent();
  }

  /** Whether a block has addresses of which the load balancer accepts requests. */
  static boolean isAllowed(Given<Text> source, LoadBalancer.Created balancer, Environment here) {
    List<Given<Text>> all = balancer.sources();
    return all.isEmpty() || Lists.any(all, other -> meet(source, other, here));
  }

  /** Whether two blocks have addresses in common; what only CloudFormation knows may have some. */
  private static boolean meet(Given<Text> one, Given<Text> other, Environment here) {
    return here.literal(one.value())
        .flatMap(a -> here.literal(other.value()).map(b -> Cidrs.meet(a, b)))
        .orElse(true);
  }
}
