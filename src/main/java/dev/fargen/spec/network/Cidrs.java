package dev.fargen.spec.network;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Digits;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Mismatch;
import dev.fargen.spec.form.Patterns;
import dev.fargen.spec.form.Reading;
import dev.fargen.spec.form.Text;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * Blocks of IPv4 addresses: an address and a prefix length; the bits after the prefix are 0 (Amazon
 * VPC user guide, "VPC CIDR blocks").
 */
public final class Cidrs {

  private static final String WORDS = "an IPv4 CIDR block such as `10.0.0.0/16`";

  public static final Form<Text> FORM = Form.text(WORDS, Patterns.CIDR, Cidrs::fault).ofSpec();

  private static final int BITS = 32;

  private Cidrs() {}

  /** Whether two blocks have addresses in common. */
  public static boolean meet(String one, String other) {
    int shorter = Math.min(prefix(one), prefix(other));
    return address(one) >> (BITS - shorter) == address(other) >> (BITS - shorter);
  }

  /** Whether all addresses of the second block are in the first one; not if either is none. */
  public static boolean contains(String outer, String inner) {
    return isBlock(outer) && isBlock(inner) && prefix(outer) <= prefix(inner) && meet(outer, inner);
  }

  private static boolean isBlock(String text) {
    return text.matches(Patterns.CIDR);
  }

  private static int prefix(String block) {
    return Integer.parseInt(block.substring(block.indexOf('/') + 1));
  }

  private static long address(String block) {
    long address = 0;
    for (String part : block.substring(0, block.indexOf('/')).split("\\.")) {
      address = address << 8 | Integer.parseInt(part);
    }
    return address;
  }

  static Optional<Diagnostic> fault(ScalarNode block, String key) {
    String text = block.text();
    if (!isBlock(text)) {
      String written = Reading.written(key, block);
      boolean address = isBlock(text + "/32");
      Diagnostic fault =
          (address
                  ? Diagnostic.of(Code.INVALID_VALUE, written + " has no prefix length")
                      .at(block.span())
                  : wrong(written, block))
              .note(Reading.must(key, WORDS));
      return Optional.of(
          address ? fault.help("write `" + text + "/32` for this address only") : fault);
    }
    int prefix = prefix(text);
    long address = address(text);
    long first = prefix == 0 ? 0 : address >> (BITS - prefix) << (BITS - prefix);
    return first == address
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    "`" + text + "` is not the start of a /" + prefix + " block")
                .at(block.span())
                .help("write `" + words(first) + "/" + prefix + "`"));
  }

  /** The part that is out of range, or the first character that is wrong. */
  private static Diagnostic wrong(String written, ScalarNode block) {
    String text = block.text();
    if (text.contains("::") || text.split(":", -1).length > 2) {
      return Diagnostic.of(Code.INVALID_VALUE, written + " is IPv6, which is not supported here")
          .at(block.span());
    }
    int slash = text.indexOf('/');
    int from = 0;
    for (int at = 0; at <= text.length(); at++) {
      if (at == text.length() || text.charAt(at) == '.' || text.charAt(at) == '/') {
        int most = from > slash && slash >= 0 ? BITS : 255;
        if (above(text.substring(from, at), most)) {
          String what = " is not valid: `" + text.substring(from, at) + "` is above " + most;
          return Diagnostic.of(Code.INVALID_VALUE, written + what).at(block.cut(from, at).span());
        }
        from = at + 1;
      }
    }
    return Mismatch.of(written, block, Patterns.CIDR);
  }

  private static boolean above(String number, int most) {
    return Digits.only(number) && (number.length() > 3 || Integer.parseInt(number) > most);
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
