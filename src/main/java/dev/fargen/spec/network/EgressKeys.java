package dev.fargen.spec.network;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Check;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.PortRange;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.Shape;
import dev.fargen.spec.form.Text;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/** Keys of a destination that tasks may connect to. */
public final class EgressKeys {

  private static final String DESTINATION =
      "a CIDR block such as `10.0.0.0/16` or `2001:db8::/32`, or the ID of a security group or"
          + " prefix list";

  private static final String PATTERN =
      String.join(
          "|", Patterns.CIDR, Patterns.CIDR_6, Patterns.SECURITY_GROUP, Patterns.PREFIX_LIST);

  private static final Check ANY_KIND = Check.pattern(DESTINATION, PATTERN);

  public static final Key<PortRange> PORT =
      Key.of("port", PortRange.FORM, "Port, or range of ports, at the destination.")
          .otherwise("all ports")
          .becomes("`FromPort` and `ToPort` of an egress rule")
          .example("port: 5432");
  public static final Key<Text> TO =
      Key.of(
              "to",
              Form.text(DESTINATION, PATTERN, EgressKeys::fault),
              "Destination: a CIDR block, or the ID of a security group or prefix list. To a"
                  + " security group, fargen also adds an ingress rule that allows the tasks.")
          .otherwise("any IPv4 or IPv6 address")
          .becomes(
              "`CidrIp`, `CidrIpv6`, `DestinationSecurityGroupId` or `DestinationPrefixListId` of"
                  + " an egress rule")
          .example("to: 10.0.0.0/16");
  public static final Key<String> PROTOCOL =
      Key.of("protocol", Form.oneOf("tcp", "udp"), "Protocol of the connections.")
          .fallback("tcp")
          .becomes("`IpProtocol` of an egress rule")
          .example("protocol: udp");

  public static final Shape SHAPE = Shape.of("an item of `egress`", PORT, TO, PROTOCOL);

  private EgressKeys() {}

  private static Optional<Diagnostic> fault(ScalarNode text, String key) {
    String value = text.text();
    if (!value.isEmpty() && value.charAt(0) <= '9' && value.indexOf(':') < 0) {
      return Cidrs.fault(text, key);
    }
    Optional<Diagnostic> fault = ANY_KIND.fault(text, key);
    return fault.isEmpty() && value.indexOf(':') >= 0 && !isAddress(value)
        ? Optional.of(
            Diagnostic.of(
                    Code.INVALID_VALUE, Reading.written(key, text) + " is not an IPv6 CIDR block")
                .at(text.span())
                .note("an IPv6 address has eight groups; `::` once stands for groups of zeros"))
        : fault;
  }

  /** Whether the block has eight groups, or fewer and one {@code ::}. */
  private static boolean isAddress(String block) {
    String address = block.substring(0, block.indexOf('/'));
    int shortened = address.indexOf("::");
    int groups = 1;
    for (int i = 0; i < address.length(); i++) {
      groups += address.charAt(i) == ':' ? 1 : 0;
    }
    boolean outside =
        (address.startsWith(":") && shortened != 0)
            || (address.endsWith(":") && !address.endsWith("::"));
    return !outside
        && (shortened < 0 ? groups == 8 : groups <= 9 && address.lastIndexOf("::") == shortened);
  }
}
