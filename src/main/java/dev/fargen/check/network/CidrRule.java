package dev.fargen.check.network;

import dev.fargen.check.rule.Rule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.workload.network.Network.Created;
import dev.fargen.workload.stack.Stack;
import java.util.List;

/**
 * A created network is not larger than a VPC may be, and not so small that a load balancer finds no
 * room in its subnets (Amazon VPC user guide, "VPC CIDR blocks"; Elastic Load Balancing user guide,
 * "Subnets for your load balancer": /27).
 */
public final class CidrRule implements Rule {

  /** Amazon VPC user guide, "VPC CIDR blocks": blocks that no VPC can have. */
  private static final List<String> RESERVED = List.of("0.", "127.", "169.254.", "224.");

  @Override
  public void check(Stack stack, Diagnostics diagnostics) {
    stack
        .network()
        .created()
        .ifPresent(
            network -> {
              check(network, diagnostics);
              reserved(network, stack, diagnostics);
            });
  }

  private static void reserved(Created network, Stack stack, Diagnostics diagnostics) {
    String block = stack.environment().literal(network.cidr().value()).orElse("");
    for (String beginning : RESERVED) {
      if (block.startsWith(beginning)) {
        diagnostics.report(
            Diagnostic.of(Code.CIDR_SIZE, "no VPC can have addresses that begin with " + beginning)
                .at(network.cidr().span(), "kept for something else")
                .help("write a block of a private network, such as `10.0.0.0/16`"));
      }
    }
  }

  private static void check(Created network, Diagnostics diagnostics) {
    int prefix = network.prefix();
    if (prefix < Created.LARGEST) {
      diagnostics.report(
          Diagnostic.of(Code.CIDR_SIZE, "a VPC has no more than the addresses of a /16")
              .at(network.cidr().span(), "larger than that")
              .help("write a block that ends in `/16`, or in a number up to `/24`"));
    } else if (prefix > Created.SMALLEST) {
      int subnet = prefix + Created.SUBNET_BITS;
      diagnostics.report(
          Diagnostic.of(Code.CIDR_SIZE, "the subnets do not fit into a /" + prefix)
              .at(network.cidr().span(), "too small")
              .note(
                  "each gets an eighth"
                      + (subnet <= 32 ? ", a /" + subnet : "")
                      + "; a load balancer needs a /27")
              .help("write a block that ends in `/24`, or in a smaller number down to `/16`"));
    }
  }
}
