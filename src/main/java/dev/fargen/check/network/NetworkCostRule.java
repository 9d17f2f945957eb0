package dev.fargen.check.network;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Texts;
import dev.fargen.workload.network.EndpointServices;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.network.Network.Created;
import dev.fargen.workload.network.Network.Nat;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * Warns of NAT gateways and of many interface endpoints, which are billed by the hour, where the
 * mode is {@code REPLACE_ON_FAILURE}, and otherwise of tasks in a single Availability Zone (Amazon
 * VPC user guide, "NAT gateways").
 */
public final class NetworkCostRule implements WarningRule {

  /** So many endpoints, each counted in each zone, cost more than a NAT gateway. */
  private static final int OF_A_NAT_GATEWAY = 5;

  /** The key may be written for all environments. */
  private static final String REMOVED =
      "remove `endpoints` (or, if it is inherited, write `endpoints:` without a value)";

  @Override
  public void check(Stack stack, Warnings warnings) {
    if (stack.environment().name().isEmpty()) {
      return;
    }
    if (!stack.environment().delivery().mode().isProtected()) {
      stack
          .base()
          .network()
          .created()
          .ifPresent(
              network -> {
                if (network.nat().value() != Nat.NONE) {
                  nat(network, stack, warnings);
                }
                endpoints(network, stack, warnings);
              });
    } else if (stack.base().network() instanceof Network.Existing existing
        && !stack.workloads().isEmpty()
        && isOne(existing.subnets().value(), stack)) {
      warnings.report(
          Diagnostic.of(Code.ONE_ZONE, "all tasks run in one Availability Zone")
              .at(
                  existing.subnets().value().parameter().isPresent()
                      ? stack.environment().span()
                      : existing.subnets().span())
              .help("add a subnet in another Availability Zone"));
    }
  }

  private static void nat(Created network, Stack stack, Warnings warnings) {
    boolean each = network.nat().value() == Nat.PER_ZONE;
    Diagnostic costs =
        Diagnostic.of(
                Code.NAT_COSTS,
                (each ? network.zones().value() + " NAT gateways are" : "a NAT gateway is")
                    + " billed per hour"
                    + (network.nat().value() == Nat.REGIONAL ? " in each Availability Zone" : "")
                    + " and per GB")
            .at(network.nat().span());
    warnings.report(
        each
            ? costs.help(
                "write `network: {create: {nat: single}}` and `allow: {nat-costs: <reason>}`")
            : costs
                .note(
                    "tasks with public IP addresses need no NAT gateway; each public IPv4 address is billed per hour")
                .help("write `network: {create: {nat: none}, public_ip: true}`" + allowed(stack)));
  }

  /**
   * An interface endpoint costs about a quarter of a NAT gateway, in each zone: USD 0.01 and 0.045
   * per hour in most regions ("AWS PrivateLink pricing" and "Amazon VPC pricing").
   */
  private static void endpoints(Created network, Stack stack, Warnings warnings) {
    List<Given<String>> interfaces =
        Lists.filter(network.endpoints(), one -> !EndpointServices.isGateway(one.value()));
    int count = interfaces.size() * network.zones().value();
    if (count >= OF_A_NAT_GATEWAY) {
      boolean nat = network.nat().value() != Nat.NONE;
      Span place = interfaces.get(0).span();
      boolean written = !place.equals(network.span());
      warnings.report(
          Diagnostic.of(
                  Code.ENDPOINT_COSTS,
                  interfaces.size()
                      + " interface endpoints in "
                      + network.zones().value()
                      + " Availability Zones cost more per hour than a NAT gateway")
              .at(written ? place.firstLine() : place.first(1))
              .help(
                  nat
                      ? REMOVED
                          + ", unless large amounts of data go to these services: tasks can reach"
                          + " them through the NAT gateway"
                      : (written ? REMOVED + ", and " : "")
                          + "write either `nat: single` in `network.create` and"
                          + " `allow: {nat-costs: <reason>}`, or `public_ip: true` in `network`"
                          + allowed(stack)));
    }
  }

  /** Tasks with public IP addresses are warned of too. */
  private static String allowed(Stack stack) {
    return stack.workloads().isEmpty() ? "" : " and `allow: {public-tasks: <reason>}`";
  }

  private static boolean isOne(Texts subnets, Stack stack) {
    return subnets
        .parameter()
        .map(parameter -> stack.environment().values().getOrDefault(parameter, ","))
        .map(value -> !value.contains(","))
        .orElse(subnets.items().size() == 1);
  }
}
