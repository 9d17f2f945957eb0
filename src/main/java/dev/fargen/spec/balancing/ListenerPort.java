package dev.fargen.spec.balancing;

import dev.fargen.diag.Diagnostic;
import dev.fargen.spec.form.Form;
import dev.fargen.spec.form.PortRange;
import dev.fargen.spec.form.PortText;
import dev.fargen.spec.form.Reading;
import dev.fargen.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/**
 * A port of a Network Load Balancer, as in Copilot's manifest: {@code 443/tls}, {@code 53/udp} or
 * {@code 7000}. A listener for TCP and UDP on the same port is left out: a container of an ECS task
 * cannot have a port for both protocols behind one target group (aws/amazon-ecs-agent issue 3428,
 * aws/containers-roadmap issue 850).
 *
 * @param protocol {@code tcp}, {@code tls} or {@code udp}
 */
public record ListenerPort(int port, String protocol) {

  private static final String WORDS =
      "a port from 1 to " + PortRange.MOST + ", optionally with `/tcp`, `/tls` or `/udp`";
  private static final String PATTERN = "[1-9][0-9]{0,4}(/(tcp|tls|udp))?";

  static final Form<ListenerPort> FORM =
      Form.plain(WORDS, PATTERN, ListenerPort::fault).as(ListenerPort::of);

  private static Optional<Diagnostic> fault(ScalarNode node, String key) {
    boolean inMap = Reading.bare(key).equals("port");
    String words = WORDS + (inMap ? "" : ", or a map with `port`");
    return PortText.fault(node, key, words, PATTERN, List.of("tcp", "tls", "udp"));
  }

  private static ListenerPort of(ScalarNode node) {
    PortText text = PortText.of(node);
    return new ListenerPort(text.port(), text.protocol());
  }

  public boolean isTls() {
    return protocol.equals("tls");
  }

  public boolean isUdp() {
    return protocol.equals("udp");
  }

  /** The protocol of the packets: that of security group rules and of containers' ports. */
  public String transport() {
    return isUdp() ? "udp" : "tcp";
  }

  /** As a spec has it. */
  public String written() {
    return protocol.equals("tcp") ? "" + port : port + "/" + protocol;
  }
}
