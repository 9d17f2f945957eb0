package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which published ports are HTTP, and which requests go to each. On one host every service has a
 * port of its own; behind a load balancer, the first one gets all paths, and each other one a path
 * that begins with its name, which the load balancer removes again.
 */
final class Doors {

  private static final List<String> FRONT =
      List.of(
          "proxy",
          "nginx",
          "gateway",
          "web",
          "frontend",
          "front",
          "ui",
          "www",
          "app",
          "client",
          "site",
          "portal",
          "caddy",
          "traefik",
          "haproxy");

  /** Services that look after others. */
  private static final List<String> TOOLS =
      List.of(
          "adminer",
          "pgadmin",
          "phpmyadmin",
          "mailhog",
          "mailpit",
          "mailcatcher",
          "mongo-express",
          "redis-commander",
          "flower",
          "prometheus",
          "grafana",
          "kibana",
          "jaeger",
          "portainer",
          "admin",
          "swagger",
          "kafka",
          "kafdrop",
          "akhq",
          "redisinsight",
          "zipkin",
          "maildev",
          "dozzle",
          "cadvisor",
          "exporter",
          "registry",
          "db");

  /**
   * A way in.
   *
   * @param path the path that it has because another service has {@code /}; empty where it has none
   * @param assumed whether only its place in the file says that it is HTTP
   */
  record Door(
      Service service,
      int port,
      Optional<PublishedPort> published,
      Optional<Route> route,
      String path,
      boolean assumed) {}

  private final ServicePorts ports;
  private final Map<String, List<Door>> doors = new LinkedHashMap<>();

  Doors(Application application, ServicePorts ports) {
    this.ports = ports;
    List<Door> all = new ArrayList<>();
    boolean open = false;
    for (Service service : Lists.filter(application.services(), application::isContainer)) {
      for (Door door : doors(service)) {
        all.add(door);
        open |= !isLocal(door);
      }
    }
    boolean onlyOpen = open;
    all.removeIf(door -> onlyOpen && isLocal(door));
    all.sort(Comparator.comparingInt(Doors::rank));
    boolean first = true;
    for (Door door : all) {
      boolean routed = door.route().filter(Route::isNarrow).isPresent();
      String path = routed || first ? "" : path(door);
      first &= routed;
      doors
          .computeIfAbsent(door.service().name(), name -> new ArrayList<>())
          .add(
              new Door(
                  door.service(),
                  door.port(),
                  door.published(),
                  door.route(),
                  path,
                  door.assumed()));
    }
  }

  private static boolean isLocal(Door door) {
    return door.published().filter(PublishedPort::isLocal).isPresent();
  }

  private String path(Door door) {
    boolean again = doors.containsKey(door.service().name());
    return "/" + door.service().id() + (again ? "-" + door.port() : "");
  }

  private static int rank(Door door) {
    int host = door.published().flatMap(PublishedPort::host).orElse(0);
    String name = door.service().name();
    boolean front =
        Lists.any(
            FRONT,
            word ->
                name.equals(word)
                    || name.startsWith(word + "-")
                    || name.endsWith("-" + word)
                    || name.startsWith(word + "_")
                    || name.endsWith("_" + word));
    if (Lists.any(TOOLS, name::contains)) {
      return host == 80 || host == 443 ? 3 : 4;
    }
    return host == 80 || host == 443 ? 0 : front ? 1 : 2;
  }

  private List<Door> doors(Service service) {
    List<Door> found = new ArrayList<>();
    Optional<Route> route = Route.of(service);
    if (route.isPresent()) {
      Optional<Integer> port = route.get().port().or(() -> Lists.first(ports.tcp(service)));
      port.ifPresent(one -> found.add(new Door(service, one, Optional.empty(), route, "", false)));
      return found;
    }
    if (service.data().isPresent()) {
      return found;
    }
    List<PublishedPort> tcp = Lists.filter(PublishedPort.of(service), port -> !port.isUdp());
    for (PublishedPort port : tcp) {
      boolean known = Lists.any(found, door -> door.port() == port.container());
      Likely likely = likely(service, port, tcp);
      if (likely != Likely.NO && !known) {
        found.add(
            new Door(
                service,
                port.container(),
                Optional.of(port),
                Optional.empty(),
                "",
                likely == Likely.MAYBE));
      }
    }
    boolean plain = Lists.any(found, door -> !KnownPorts.isHttps(door.port()));
    found.removeIf(door -> plain && KnownPorts.isHttps(door.port()));
    return found;
  }

  private enum Likely {
    YES,
    MAYBE,
    NO
  }

  private Likely likely(Service service, PublishedPort port, List<PublishedPort> all) {
    if (!port.application().isEmpty()) {
      return port.application().startsWith("http") ? Likely.YES : Likely.NO;
    }
    int number = port.container();
    boolean checked =
        ServicePorts.checked(service).filter(check -> check.port() == number).isPresent();
    boolean usual =
        service
            .image()
            .flatMap(KnownImage::of)
            .filter(image -> image.port() == number)
            .filter(image -> !image.health().isEmpty() || !KnownPorts.isOther(number))
            .isPresent();
    if (ports.isFastCgi(service, number)) {
      return Likely.NO;
    }
    if (checked || usual) {
      return Likely.YES;
    }
    boolean datagrams =
        Lists.any(PublishedPort.of(service), one -> one.isUdp() && one.container() == number);
    if (KnownPorts.isOther(number) || datagrams || !KnownPorts.development(number).isEmpty()) {
      return Likely.NO;
    }
    if (KnownPorts.isUsual(number) || (port.host().isPresent() && port.host().get() == 80)) {
      return Likely.YES;
    }
    boolean only = all.size() == 1;
    return only ? Likely.MAYBE : Likely.NO;
  }

  /** The ways into a container; the first is its main one. */
  List<Door> of(Service service) {
    return doors.getOrDefault(service.name(), List.of());
  }
}
