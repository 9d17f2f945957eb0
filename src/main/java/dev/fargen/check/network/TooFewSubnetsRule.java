package dev.fargen.check.network;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Texts;
import dev.fargen.workload.balancing.LoadBalancer;
import dev.fargen.workload.data.Cache;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.stack.Stack;
import java.util.List;
import java.util.Optional;

/**
 * An Application Load Balancer requires subnets in at least two Availability Zones (Elastic Load
 * Balancing user guide, "Subnets for your load balancer"), and so do an Aurora cluster (Amazon
 * Aurora user guide, "Working with a DB cluster in a VPC"), and caches that are in several zones
 * (Amazon ElastiCache user guide, "Minimizing downtime in ElastiCache by using Multi-AZ with Valkey
 * and Redis OSS").
 */
public final class TooFewSubnetsRule implements Rule {

  private static final String NODES = "cache with several nodes";

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    boolean told = false;
    if (stack.base().loadBalancer().orElse(null) instanceof LoadBalancer.Created balancer) {
      Optional<Given<Texts>> own = balancer.subnets().or(() -> ofBalancers(stack, balancer));
      told = own.isEmpty(); // one subnet of the tasks is reported once
      own.or(() -> ofTasks(stack.base().network()))
          .ifPresent(
              subnets ->
                  check(subnets, "load balancer", balancer.span().first(1), stack, diagnostics));
    }
    if (!told && stack.base().internalBalancer().isPresent()) {
      Span place = stack.base().internalBalancer().get().span().first(1);
      told = true;
      ofTasks(stack.base().network())
          .ifPresent(subnets -> check(subnets, "load balancer", place, stack, diagnostics));
    }
    Lists.first(told ? List.of() : stack.stores().databases(), one -> !one.isDsql())
        .ifPresent(
            first ->
                ofTasks(stack.base().network())
                    .ifPresent(
                        subnets ->
                            check(
                                subnets,
                                first.isCluster() ? "database cluster" : "database",
                                first.span(),
                                stack,
                                diagnostics)));
    boolean reported = told || !stack.stores().databases().isEmpty();
    Lists.first(reported ? List.of() : stack.stores().caches(), Cache::isInSeveralZones)
        .ifPresent(
            first ->
                ofTasks(stack.base().network())
                    .ifPresent(
                        subnets -> check(subnets, kind(first), first.span(), stack, diagnostics)));
  }

  private static String kind(Cache cache) {
    return cache.serverless() ? "serverless cache" : NODES;
  }

  private static Optional<Given<Texts>> ofBalancers(Stack stack, LoadBalancer.Created balancer) {
    return balancer.isFacing() && stack.base().network() instanceof Network.Existing existing
        ? existing.publicSubnets()
        : Optional.empty();
  }

  private static Optional<Given<Texts>> ofTasks(Network network) {
    return network instanceof Network.Existing existing
        ? Optional.of(existing.subnets())
        : Optional.empty();
  }

  private static void check(
      Given<Texts> subnets, String what, Span place, Stack stack, Diagnostics diagnostics) {
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
      Span fault =
          subnets
              .value()
              .parameter()
              .map(name -> stack.environment().placeOf(name).firstLine())
              .orElse(subnets.span());
      boolean nodes = what.equals(NODES);
      diagnostics.report(
          Diagnostic.of(
                  Code.TOO_FEW_SUBNETS,
                  (what.startsWith("load") ? "an Application Load Balancer" : "a " + what)
                      + (nodes ? " is spread over Availability Zones, and" : "")
                      + " requires subnets in at least two"
                      + (nodes ? "" : " Availability Zones"))
              .at(fault, "one subnet " + (value.isPresent() ? "in this environment" : "here"))
              .at(place, what)
              .help(
                  "add a subnet in another Availability Zone"
                      + (nodes ? ", or write `nodes: 1`" : "")));
    }
  }
}
