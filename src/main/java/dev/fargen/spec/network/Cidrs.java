package dev.fargen.spec.network;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.Text;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * Blocks of IPv4 addresses: an address, and how many of its bits belong to the block; the others
 * are 0 (Amazon VPC user guide, "VPC CIDR blocks").
 */
public final class Cidrs {

  public static final Form<Text> FORM = Form.text("a CIDR block", Patterns.CIDR, Cidrs::fault);

  private static final int BITS = 32;

  private Cidrs() {}

  private static Optional<Diagnostic> fault(ScalarNode block, String key) {
    String text = block.text();
    if (!text.matches(Patterns.CIDR)) {
      Diagnostic fault = Reading.notOf(key, "a CIDR block", text, block.span());
      boolean address = (text + "/32").matches(Patterns.CIDR);
      return Optional.of(
          address
              ? fault.help("write `" + text + "/32` for this one address")
              : fault.help("write an address and its bits, such as `203.0.113.0/24`"));
    }
    int slash = text.indexOf('/');
    int prefix = Integer.parseInt(text.substring(slash + 1));
    long address = 0;
    for (String part : text.substring(0, slash).split("\\.")) {
      address = address << 8 | Integer.parseInt(part);
    }
    long first = prefix == 0 ? 0 : address >> (BITS - prefix) << (BITS - prefix);
    return first == address
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    "`" + text + "` begins in the middle of a block of " + prefix + " bits")
                .at(block.span())
                .help("write `" + words(first) + "/" + prefix + "`"));
  }

  private static String words(long address) {
    return (address >> 24)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }
}
