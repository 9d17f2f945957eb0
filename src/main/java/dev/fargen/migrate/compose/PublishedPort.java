package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A port of a container that Compose publishes on the host (Compose Specification, "ports").
 *
 * @param host the port of the host; empty where Docker chooses one
 * @param address the address of the host; empty where it is any
 * @param application the protocol above TCP, where it is written
 */
record PublishedPort(
    int container,
    Optional<Integer> host,
    String protocol,
    String address,
    String application,
    Origin origin) {

  /** The most ports of a range. */
  private static final int MOST = 20;

  /** The ports of a service; those that cannot be read are left out. */
  static List<PublishedPort> of(Service service) {
    List<PublishedPort> ports = new ArrayList<>();
    for (Item item : service.keys().list("ports")) {
      ports.addAll(of(item));
    }
    return ports;
  }

  static List<PublishedPort> of(Item item) {
    if (item instanceof ItemMap map) {
      String protocol = map.literal("protocol");
      return range(
          map.literal("target"),
          map.literal("published"),
          protocol.isEmpty() ? "tcp" : protocol,
          map.literal("host_ip"),
          map.literal("app_protocol"),
          map.origin());
    }
    if (!(item instanceof ItemText text)) {
      return List.of();
    }
    String literal = text.literal();
    int slash = literal.indexOf('/');
    String ports = slash < 0 ? literal : literal.substring(0, slash);
    int colon = ports.lastIndexOf(':');
    String before = colon < 0 ? "" : ports.substring(0, colon);
    int address = before.lastIndexOf(':');
    return range(
        ports.substring(colon + 1),
        before.substring(address + 1),
        slash < 0 ? "tcp" : literal.substring(slash + 1),
        address < 0 ? "" : before.substring(0, address),
        "",
        text.origin());
  }

  /** Whether its text has no variable without a value. */
  static boolean isKnown(Item item) {
    Optional<ItemText> text =
        item instanceof ItemMap map
            ? map.text("target")
            : Optional.of(item).filter(ItemText.class::isInstance).map(ItemText.class::cast);
    return text.filter(one -> one.text().isKnown()).isPresent();
  }

  /** Whether it is a range of more ports than a service can have listeners. */
  static boolean isLong(Item item) {
    String text =
        item instanceof ItemMap map
            ? map.literal("target")
            : item instanceof ItemText scalar ? scalar.literal() : "";
    return text.contains("-");
  }

  private static List<PublishedPort> range(
      String container,
      String host,
      String protocol,
      String address,
      String application,
      Origin origin) {
    List<Integer> containers = numbers(container);
    List<Integer> hosts = numbers(host);
    List<PublishedPort> ports = new ArrayList<>();
    for (int i = 0; i < containers.size(); i++) {
      Optional<Integer> published =
          hosts.size() == containers.size() ? Optional.of(hosts.get(i)) : Lists.first(hosts);
      ports.add(
          new PublishedPort(containers.get(i), published, protocol, address, application, origin));
    }
    return ports;
  }

  private static List<Integer> numbers(String text) {
    int dash = text.indexOf('-');
    Optional<Integer> first = Numbers.port(dash < 0 ? text : text.substring(0, dash));
    Optional<Integer> last = dash < 0 ? first : Numbers.port(text.substring(dash + 1));
    List<Integer> numbers = new ArrayList<>();
    if (first.isPresent() && last.isPresent()) {
      boolean few = last.get() - first.get() < MOST;
      for (int port = first.get(); few && port <= last.get(); port++) {
        numbers.add(port);
      }
    }
    return numbers;
  }

  boolean isUdp() {
    return protocol.equals("udp");
  }

  /** Whether only programs on the host itself can connect. */
  boolean isLocal() {
    return address.startsWith("127.") || address.equals("localhost") || address.equals("[::1]");
  }

  /** As {@code nlb} has it. */
  String forwarded() {
    return host.orElse(container) + (isUdp() ? "/udp" : "");
  }
}
