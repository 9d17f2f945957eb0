package dev.fargen.spec.containers;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.list.Digits;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.PortRange;
import dev.fargen.spec.form.PortText;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/**
 * A further port of a container, as in Compose's {@code expose}: {@code 9090} or {@code 53/udp}.
 *
 * @param protocol {@code tcp} or {@code udp}
 */
public record ExposedPort(int port, String protocol) {

  private static final int DIGITS = 5;
  private static final String WORDS =
      "a port from 1 to " + PortRange.MOST + ", optionally with `/tcp` or `/udp`";
  private static final String PATTERN = "[1-9][0-9]{0,4}(/(tcp|udp))?";

  static final Form<ExposedPort> FORM =
      Form.plain(WORDS, PATTERN, ExposedPort::fault).as(ExposedPort::of);

  private static Optional<Diagnostic> fault(ScalarNode node, String key) {
    return range(node).or(() -> PortText.fault(node, key, WORDS, PATTERN, List.of("tcp", "udp")));
  }

  /** Several ports in one item. */
  private static Optional<Diagnostic> range(ScalarNode node) {
    String text = node.text();
    int dash = text.indexOf('-');
    String first = text.substring(0, Math.max(0, dash));
    return !Digits.only(first) || !Digits.only(text.substring(dash + 1)) || first.length() > DIGITS
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(Code.INVALID_VALUE, "`" + text + "` is a range, and an item is one port")
                .at(node.span())
                .help(
                    "write each port: `expose: ["
                        + first
                        + ", "
                        + (Integer.parseInt(first) + 1)
                        + ", ...]`"));
  }

  private static ExposedPort of(ScalarNode node) {
    PortText text = PortText.of(node);
    return new ExposedPort(text.port(), text.protocol());
  }

  /** As it is written: {@code 53/udp}. */
  public String written() {
    return protocol.equals("udp") ? port + "/udp" : "" + port;
  }

  /** The port and, for UDP, the protocol, for names: {@code 53-udp}. */
  public String id() {
    return protocol.equals("udp") ? port + "-udp" : "" + port;
  }
}
