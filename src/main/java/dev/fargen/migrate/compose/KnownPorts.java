package dev.fargen.migrate.compose;

import java.util.Map;
import java.util.Set;

/** What the ports of containers usually are. */
final class KnownPorts {

  /**
   * Protocols other than HTTP (IANA, "Service Name and Transport Protocol Port Number Registry").
   */
  private static final Set<Integer> OTHER =
      Set.of(
          21, 22, 23, 25, 53, 110, 119, 123, 139, 143, 161, 389, 445, 465, 514, 587, 636, 853, 873,
          990, 993, 995, 1025, 1080, 1194, 1433, 1521, 1883, 1935, 2049, 2181, 2222, 2379, 2380,
          3128, 3306, 3389, 4222, 4317, 5044, 5060, 5222, 5269, 5432, 5433, 5672, 5671, 5900, 6222,
          6379, 6380, 6667, 7687, 8883, 9042, 9092, 9093, 9094, 9300, 9418, 11211, 19132, 25565,
          26257, 27017, 27018, 28015, 29015, 29092, 33060, 50000, 51820, 61613, 61614, 61616);

  /** Debuggers and file watchers, which only development needs. */
  private static final Map<Integer, String> DEVELOPMENT =
      Map.of(
          9229, "the debugger of Node.js",
          9230, "the debugger of Node.js",
          5858, "the debugger of Node.js",
          5005, "the debugger of the JVM",
          2345, "the debugger of Go",
          40000, "the debugger of Go",
          35729, "live reload",
          24678, "live reload",
          9003, "the debugger of PHP");

  private KnownPorts() {}

  static boolean isOther(int port) {
    return OTHER.contains(port);
  }

  /** What of development uses the port; empty where nothing does. */
  static String development(int port) {
    return DEVELOPMENT.getOrDefault(port, "");
  }

  static boolean isHttps(int port) {
    return port == 443 || port == 8443 || port == 9443;
  }

  /** Whether the number alone says that it is HTTP. */
  static boolean isUsual(int port) {
    return port == 80
        || port == 81
        || port == 443
        || (port >= 3000 && port < 3200)
        || (port >= 4000 && port < 4400)
        || (port >= 5000 && port < 5200)
        || (port >= 8000 && port < 9100)
        || Set.of(
                1313, 1337, 1880, 2368, 5173, 5174, 5601, 5678, 5800, 6006, 7000, 7860, 9200, 9443,
                10000, 15672, 16686, 19000)
            .contains(port);
  }
}
