package dev.fargen.check.network;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.StackKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import dev.fargen.spec.network.NetworkKeys;
import dev.fargen.workload.network.Network.Created;
import dev.fargen.workload.network.NetworkResolver;
import java.util.List;
import java.util.Optional;

/**
 * A created network is not larger than a VPC may be, and not so small that a load balancer finds no
 * room in its subnets (Amazon VPC user guide, "VPC CIDR blocks"; Elastic Load Balancing user guide,
 * "Subnets for your load balancer": /27); so it must be known how large it is.
 */
public final class CidrRule implements SpecRule {

  /** Amazon VPC user guide, "VPC CIDR blocks": blocks that no VPC can have. */
  private static final List<String> RESERVED = List.of("0.", "127.", "169.254.", "224.");

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    environment
        .stack()
        .section(StackKeys.NETWORK)
        .section(NetworkKeys.CREATE)
        .get(NetworkKeys.Create.CIDR)
        .ifPresent(cidr -> check(cidr, environment, diagnostics));
  }

  private static void check(
      Given<Text> cidr, SpecEnvironment environment, Diagnostics diagnostics) {
    String block = NetworkResolver.block(cidr.value(), environment.scope());
    Optional<Integer> prefix = NetworkResolver.prefix(block);
    boolean told = cidr.value().parameter().isPresent() && environment.name().isPresent();
    if (prefix.isPresent()) {
      size(prefix.get(), cidr.span(), diagnostics);
      reserved(block, cidr.span(), diagnostics);
    } else if (!told) { // that the parameter has no value there is told with all that have none
      diagnostics.report(
          Diagnostic.of(
                  Code.PARAMETER_WITHOUT_VALUE,
                  "how large the subnets are can't be known: `cidr` ends in no `/16` or the like")
              .at(cidr.span())
              .help("write what follows the slash, or give the parameter a value"));
    }
  }

  private static void reserved(String block, Span place, Diagnostics diagnostics) {
    for (String beginning : RESERVED) {
      if (block.startsWith(beginning)) {
        diagnostics.report(
            Diagnostic.of(Code.CIDR_SIZE, "no VPC can have addresses that begin with " + beginning)
                .at(place, "kept for something else")
                .help("write a block of a private network, such as `10.0.0.0/16`"));
      }
    }
  }

  private static void size(int prefix, Span place, Diagnostics diagnostics) {
    if (prefix < Created.LARGEST) {
      diagnostics.report(
          Diagnostic.of(Code.CIDR_SIZE, "a VPC has no more than the addresses of a /16")
              .at(place, "larger than that")
              .help("write a block that ends in `/16`, or in a number up to `/24`"));
    } else if (prefix > Created.SMALLEST) {
      int subnet = prefix + Created.SUBNET_BITS;
      diagnostics.report(
          Diagnostic.of(Code.CIDR_SIZE, "the subnets do not fit into a /" + prefix)
              .at(place, "too small")
              .note(
                  "each gets an eighth"
                      + (subnet <= 32 ? ", a /" + subnet : "")
                      + "; a load balancer needs a /27")
              .help("write a block that ends in `/24`, or in a smaller number down to `/16`"));
    }
  }
}
