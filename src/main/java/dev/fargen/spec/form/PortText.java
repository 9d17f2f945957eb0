package dev.fargen.spec.form;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/**
 * A port, and after a slash its protocol: {@code 53/udp}.
 *
 * @param protocol {@code tcp} if there is none
 */
public record PortText(int port, String protocol) {

  /** The port of a text with the pattern that {@link #fault} checks. */
  public static PortText of(ScalarNode node) {
    String text = node.text();
    int slash = text.indexOf('/');
    return new PortText(
        Integer.parseInt(slash < 0 ? text : text.substring(0, slash)),
        slash < 0 ? "tcp" : text.substring(slash + 1));
  }

  /** A port with another protocol than these. */
  private static Optional<Diagnostic> protocol(ScalarNode node, List<String> protocols) {
    String text = node.text();
    int slash = text.indexOf('/');
    String protocol = text.substring(slash + 1);
    return slash < 1
            || !Digits.only(text.substring(0, slash))
            || protocol.isEmpty()
            || protocols.contains(protocol)
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(
                    Code.INVALID_VALUE,
                    "`"
                        + text
                        + "` is not a port: the protocol must be "
                        + Lists.enumerated(Lists.map(protocols, one -> "`" + one + "`"), "or"))
                .at(node.part(slash + 1, protocol.length()))
                .help(
                    "write "
                        + Lists.enumerated(
                            Lists.map(
                                protocols,
                                one ->
                                    "`"
                                        + text.substring(0, slash)
                                        + "/"
                                        + one
                                        + (one.equals("tls") ? "` (with `certificate`)" : "`")),
                            "or")
                        + ", or remove `/"
                        + protocol
                        + "`"));
  }

  /** A port of Compose with the port of the host, and perhaps its address. */
  private static Optional<Diagnostic> published(ScalarNode node, String key, String words) {
    int colon = node.text().indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(Code.INVALID_VALUE, Reading.written(key, node) + " must not contain `:`")
                .at(node.part(colon, 1))
                .note(Reading.must(key, words)));
  }

  /**
   * What is wrong with the text.
   *
   * @param words what the pattern is, for people
   * @param pattern at most five digits, with the protocols that may follow
   * @param protocols these
   */
  public static Optional<Diagnostic> fault(
      ScalarNode node, String key, String words, String pattern, List<String> protocols) {
    if (node.text().equals("0")) {
      return Optional.of(
          Diagnostic.of(Code.OUT_OF_RANGE, Reading.written(key, node) + " is below the minimum, 1")
              .at(node.span()));
    }
    Optional<Diagnostic> wrong =
        protocol(node, protocols)
            .or(() -> published(node, key, words))
            .or(() -> Check.pattern(words, pattern).fault(node, key));
    return wrong.isPresent() || of(node).port() <= PortRange.MOST
        ? wrong
        : Optional.of(
            Diagnostic.of(
                    Code.OUT_OF_RANGE,
                    Reading.written(key, node) + " is above the maximum, " + PortRange.MOST)
                .at(node.span()));
  }
}
