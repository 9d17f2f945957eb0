package dev.fargen.check.network;

import dev.fargen.list.Digits;
import dev.fargen.list.Lists;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The server that the value of a variable names: the host of a URL, or a host that the name of the
 * variable announces.
 *
 * @param scheme of a URL, in lower case; empty if there is none
 * @param port empty if there is none
 */
record HostText(String scheme, String host, String port) {

  /** Schemes whose host is a name that is looked up. */
  private static final List<String> SCHEMES =
      List.of(
          "amqp",
          "amqps",
          "clickhouse",
          "elasticsearch",
          "ftp",
          "grpc",
          "http",
          "https",
          "kafka",
          "ldap",
          "ldaps",
          "mariadb",
          "memcached",
          "mongodb",
          "mqtt",
          "mysql",
          "mysql2",
          "nats",
          "opensearch",
          "oracle",
          "postgres",
          "postgresql",
          "redis",
          "rediss",
          "sftp",
          "smtp",
          "smtps",
          "sqlserver",
          "tcp",
          "udp",
          "valkey",
          "ws",
          "wss");

  private static final List<String> HOST_NAMES = List.of("_HOST", "_HOSTNAME", "PGHOST");

  private static final List<String> ADDRESS_NAMES =
      List.of(
          "_ADDR",
          "_ADDRESS",
          "_BROKER",
          "_BROKERS",
          "_ENDPOINT",
          "_HOST",
          "_HOSTS",
          "_SERVER",
          "_SERVERS",
          "_URI",
          "_URL");

  /** The server, if the value names one. */
  static Optional<HostText> of(String variable, String value) {
    int slashes = value.indexOf("://");
    if (slashes > 0) {
      String scheme = value.substring(0, slashes).toLowerCase(Locale.ROOT);
      String bare = scheme.substring(scheme.lastIndexOf(':') + 1); // jdbc:postgresql
      int plus = bare.indexOf('+');
      String plain = plus < 0 ? bare : bare.substring(0, plus); // postgresql+asyncpg
      return SCHEMES.contains(plain)
          ? address(plain, value.substring(slashes + "://".length()))
          : Optional.empty();
    }
    boolean host = Lists.any(HOST_NAMES, variable::endsWith);
    boolean address = Lists.any(ADDRESS_NAMES, variable::endsWith);
    int colon = value.indexOf(':');
    return (host && colon < 0) || (address && colon > 0) ? address("", value) : Optional.empty();
  }

  /** Whether it is the task itself. */
  boolean isLoopback() {
    return host.equals("localhost") || host.equals("127.0.0.1");
  }

  /** Whether it is no name of DNS, where each has a dot. */
  boolean isShort() {
    return host.indexOf('.') < 0 && !host.equals("localhost");
  }

  private static Optional<HostText> address(String scheme, String text) {
    int end = 0;
    while (end < text.length() && "/?#,;".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String authority = text.substring(0, end);
    String server = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = server.indexOf(':');
    String host = colon < 0 ? server : server.substring(0, colon);
    String port = colon < 0 ? "" : server.substring(colon + 1);
    return isName(host) && (port.isEmpty() || Digits.only(port))
        ? Optional.of(new HostText(scheme, host, port))
        : Optional.empty();
  }

  private static boolean isName(String host) {
    boolean name = !host.isEmpty();
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      name &= (c >= 'a' && c <= 'z') || Digits.is(c) || ".-_".indexOf(c) >= 0;
    }
    return name;
  }
}
