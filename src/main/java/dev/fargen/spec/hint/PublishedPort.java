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

  /** What a UDP listener requires besides its target. */
  private static final String HEALTH =
      "a TCP port for health checks as `port` of the workload or `healthcheck.port`";

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

  /**
   * What to write for a UDP port, which {@code port} cannot be.
   *
   * @param key what is written
   * @param forwarded whether the workload has a Network Load Balancer
   */
  static Optional<String> datagrams(Node value, String key, boolean forwarded) {
    Node first =
        value instanceof ListNode list && !list.items().isEmpty() ? list.items().get(0) : value;
    return first instanceof ScalarNode scalar
        ? of(scalar.text())
            .filter(one -> one.protocol.equals("udp"))
            .map(one -> one.exposed(key) + (forwarded ? "" : one.outside()))
        : Optional.empty();
  }

  private String exposed(String key) {
    return "write `expose: [\"" + container + "/udp\"]` in place of `" + key + "`";
  }

  private String outside() {
    return "; if clients outside the VPC connect to it, also write `"
        + forwarded()
        + "` in the workload, with "
        + HEALTH;
  }

  /** What the listener requires of the container. */
  String listening() {
    return protocol.equals("udp")
        ? ", with `" + container + "/udp` in `expose`, and " + HEALTH
        : ", with " + container + " as `port` of the workload or in `expose`";
  }

  private String forwarded() {
    return "nlb: " + item();
  }

  /** The Network Load Balancer's port for it. */
  String item() {
    String port = protocol.isEmpty() ? host : host + "/" + protocol;
    return host.equals(container) ? port : "{port: " + port + ", target_port: " + container + "}";
  }
}
