package dev.fargen.spec.hint;

import dev.fargen.list.Digits;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.Optional;

/**
 * A port as Compose publishes it: {@code [ADDRESS:]HOST:CONTAINER[/PROTOCOL]} (Compose
 * Specification, "ports").
 *
 * @param protocol empty where none is written
 */
record PublishedPort(String host, String container, String protocol) {

  static Optional<PublishedPort> of(String text) {
    int slash = text.indexOf('/');
    String ports = slash < 0 ? text : text.substring(0, slash);
    int colon = ports.lastIndexOf(':');
    String container = ports.substring(colon + 1);
    String before = colon < 0 ? container : ports.substring(0, colon);
    String host = before.substring(before.lastIndexOf(':') + 1);
    return Digits.only(container) && Digits.only(host)
        ? Optional.of(
            new PublishedPort(host, container, slash < 0 ? "" : text.substring(slash + 1)))
        : Optional.empty();
  }

  /** What to write for a UDP port, which {@code port} cannot be. */
  static Optional<String> datagrams(Node value) {
    Node first =
        value instanceof ListNode list && !list.items().isEmpty() ? list.items().get(0) : value;
    return first instanceof ScalarNode scalar
        ? of(scalar.text()).filter(one -> one.protocol.equals("udp")).map(PublishedPort::exposed)
        : Optional.empty();
  }

  private String exposed() {
    return "write `expose: [\""
        + container
        + "/udp\"]` in place of `port`; if clients outside the VPC connect to it, also add `"
        + forwarded().substring("nlb: ".length())
        + "` to `nlb` of the workload";
  }

  /** The Network Load Balancer's port for it. */
  String forwarded() {
    String port = protocol.isEmpty() ? host : host + "/" + protocol;
    return host.equals(container)
        ? "nlb: " + port
        : "nlb: {port: " + port + ", target_port: " + container + "}";
  }
}
