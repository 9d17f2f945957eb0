package dev.fargen.check.network;

import dev.fargen.check.rule.WarningRule;
import dev.fargen.check.rule.Warnings;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Texts;
import dev.fargen.workload.network.Network;
import dev.fargen.workload.network.Network.Created;
import dev.fargen.workload.network.Network.Nat;
import dev.fargen.workload.stack.Stack;
import java.util.Optional;

/**
 * NAT costs by the hour, used or not, which is a pity where stacks come and go; and a single subnet
 * goes with its zone (Amazon VPC user guide, "NAT gateways").
 */
public final class NetworkCostRule implements WarningRule {

  @Override
  public void check(Stack stack, Warnings warnings) {
    Optional<String> name = stack.environment().name();
    if (name.isEmpty()) {
      return;
    }
    if (!stack.environment().delivery().mode().isProtected()) {
      stack
          .base()
          .network()
          .created()
          .filter(network -> network.nat().value() != Nat.NONE)
          .ifPresent(network -> nat(network, name.get(), warnings));
    } else if (stack.base().network() instanceof Network.Existing existing
        && !stack.workloads().isEmpty()
        && isOne(existing.subnets().value(), stack)) {
      warnings.report(
          Diagnostic.of(
                  Code.ONE_ZONE,
                  "all tasks of `" + name.get() + "` stand in one subnet, and go with its zone")
              .at(
                  existing.subnets().value().parameter().isPresent()
                      ? stack.environment().span()
                      : existing.subnets().span())
              .help("name a subnet in a second zone"));
    }
  }

  private static void nat(Created network, String environment, Warnings warnings) {
    boolean each = network.nat().value() == Nat.PER_ZONE;
    warnings.report(
        Diagnostic.of(
                Code.NAT_COSTS,
                (each ? network.zones().value() + " NAT gateways cost" : "a NAT gateway costs")
                    + " by the hour in `"
                    + environment
                    + "`, used or not")
            .at(network.nat().span())
            .help(
                each
                    ? "write `nat: single` in this environment"
                    : "`public_ip: true`, or endpoints alone, do without it"));
  }

  private static boolean isOne(Texts subnets, Stack stack) {
    return subnets
        .parameter()
        .map(parameter -> stack.environment().values().getOrDefault(parameter, ","))
        .map(value -> !value.contains(","))
        .orElse(subnets.items().size() == 1);
  }
}
