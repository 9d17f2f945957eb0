package dev.fargen.check.network;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
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
 * The CIDR block of a created network must have a known prefix length from /16 to /24, so that its
 * subnets are /27 or larger (Amazon VPC user guide, "VPC CIDR blocks"; Elastic Load Balancing user
 * guide, "Subnets for your load balancer").
 */
public final class CidrRule implements SpecRule {

  /** Beginnings of blocks that a VPC cannot have (Amazon VPC user guide, "VPC CIDR blocks"). */
  private static final List<String> RESERVED = List.of("0.", "127.", "169.254.", "224.");

  private static final String ALLOWED = "fargen creates VPCs with a prefix length from /16 to /24";

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
    if (prefix.isPresent() && Lists.any(RESERVED, block::startsWith)) {
      reserved(block, cidr.span(), diagnostics);
    } else if (prefix.isPresent()) {
      size(block, prefix.get(), cidr.span(), diagnostics);
    } else if (!told) { // a parameter without a value is reported with all others
      diagnostics.report(
          Diagnostic.of(
                  Code.PARAMETER_WITHOUT_VALUE,
                  "the prefix length of `cidr: "
                      + cidr.value().written()
                      + "` is not known"
                      + cidr.value().parameter().map(p -> ": `" + p + "` has no value").orElse(""))
              .at(cidr.span())
              .help(
                  cidr.value().parameter().isPresent()
                      ? "write, for example, `default: 10.0.0.0/16` under `parameters."
                          + cidr.value().parameter().get()
                          + "`, or write `cidr: \""
                          + cidr.value().written()
                          + "/16\"` if its value is an address without a prefix length"
                      : "write a prefix length such as `/16`"));
    }
  }

  private static void reserved(String block, Span place, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                Code.CIDR_SIZE, "`" + block + "` is a reserved range and cannot be used for a VPC")
            .at(place)
            .help("write a private block such as `10.0.0.0/16`"));
  }

  private static void size(String block, int prefix, Span place, Diagnostics diagnostics) {
    if (prefix < Created.LARGEST) {
      diagnostics.report(
          Diagnostic.of(Code.CIDR_SIZE, "`" + block + "` is too large for a VPC")
              .at(place)
              .note(ALLOWED)
              .help("write a block such as `10.0.0.0/16`"));
    } else if (prefix > Created.SMALLEST) {
      int subnet = prefix + Created.SUBNET_BITS;
      diagnostics.report(
          Diagnostic.of(Code.CIDR_SIZE, "`" + block + "` is too small for the subnets")
              .at(place)
              .note(
                  "each subnet gets an eighth of the block"
                      + (subnet <= 32 ? ", a /" + subnet : "")
                      + "; the subnets of a load balancer must be /27 or larger")
              .note(ALLOWED)
              .help("write a block such as `10.0.0.0/16`"));
    }
  }
}
