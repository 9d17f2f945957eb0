package dev.fargen.check.raw;

import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Lists;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.raw.RawFunction;
import dev.fargen.yaml.MapNode.Entry;
import dev.fargen.yaml.ScalarNode;
import java.util.Collection;
import java.util.Optional;

/**
 * CIDR blocks of IPv4 and of IPv6 have a property each, such as {@code CidrIp} and {@code CidrIpv6}
 * (CloudFormation template reference, "AWS::EC2::SecurityGroupIngress" and "AWS::EC2::Route").
 */
final class AddressFamily {

  private AddressFamily() {}

  /**
   * The fault of a block that belongs under the other property.
   *
   * @param names of the properties that can be written here
   */
  static Optional<Diagnostic> fault(Entry entry, Collection<String> names) {
    String name = entry.key().text();
    if (!(entry.value() instanceof ScalarNode block)
        || RawFunction.of(block).isPresent()
        || block.text().indexOf('/') < 0) {
      return Optional.empty();
    }
    boolean ofSix = block.text().indexOf(':') >= 0;
    boolean inSix = !bare(name).equals(name);
    return ofSix == inSix || !isBlock(block.text())
        ? Optional.empty()
        : Lists.first(names, one -> !one.equals(name) && bare(one).equals(bare(name)))
            .map(other -> fault(name, block, other, ofSix));
  }

  private static Diagnostic fault(String name, ScalarNode block, String other, boolean ofSix) {
    return Reading.notValid(name, block, ofSix ? "an IPv4 CIDR block" : "an IPv6 CIDR block")
        .help("write `" + other + ": \"" + block.text() + "\"`");
  }

  private static boolean isBlock(String text) {
    boolean block = true;
    for (int i = 0; i < text.length(); i++) {
      block &= Character.digit(text.charAt(i), 16) >= 0 || ":./".indexOf(text.charAt(i)) >= 0;
    }
    return block;
  }

  private static String bare(String name) {
    return name.replace("Ipv6", name.endsWith("Ipv6") ? "Ip" : "");
  }
}
