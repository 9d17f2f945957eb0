package dev.fargen.spec.containers;

import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Check;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * A further port of a container, as in Compose's {@code expose}: {@code 9090} or {@code 53/udp}.
 *
 * @param protocol {@code tcp} or {@code udp}
 */
public record ExposedPort(int port, String protocol) {

  private static final int MOST = 65_535;
  private static final String WORDS =
      "a port from 1 to " + MOST + ", optionally with `/tcp` or `/udp`";
  private static final String PATTERN = "[1-9][0-9]{0,4}(/(tcp|udp))?";

  static final Form<ExposedPort> FORM =
      Form.plain(WORDS, PATTERN, ExposedPort::fault).as(ExposedPort::of);

  private static Optional<Diagnostic> fault(ScalarNode node, String key) {
    Optional<Diagnostic> wrong = Check.pattern(WORDS, PATTERN).fault(node, key);
    return wrong.isPresent() || of(node).port() <= MOST
        ? wrong
        : Optional.of(
            Diagnostic.of(
                    Code.OUT_OF_RANGE,
                    Reading.written(key, node) + " is above the maximum, " + MOST)
                .at(node.span()));
  }

  private static ExposedPort of(ScalarNode node) {
    String text = node.text();
    int slash = text.indexOf('/');
    return new ExposedPort(
        Integer.parseInt(slash < 0 ? text : text.substring(0, slash)),
        slash < 0 ? "tcp" : text.substring(slash + 1));
  }

  /** The port and, for UDP, the protocol, for names: {@code 53-udp}. */
  public String id() {
    return protocol.equals("udp") ? port + "-udp" : "" + port;
  }
}
