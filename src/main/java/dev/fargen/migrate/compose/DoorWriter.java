package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the ports of a container, and of a workload the ways in: {@code http} and {@code nlb}. */
final class DoorWriter {

  private static final String HTTP = "http";
  private static final String PORTS = "ports";

  /** Any answer: Compose does not ask for one, and many programs have none at {@code /}. */
  private static final String ANY = "200-499";

  private final Conversion conversion;
  private final Set<Integer> listeners;

  /**
   * @param listeners the ports of the Network Load Balancer that are taken
   */
  DoorWriter(Conversion conversion, Set<Integer> listeners) {
    this.conversion = conversion;
    this.listeners = listeners;
  }

  /**
   * Writes {@code port} and {@code expose} of a container.
   *
   * @param taken the ports of other containers of its task; gets those of this one
   */
  void ports(Service service, DraftMap container, Set<Integer> taken) {
    List<Doors.Door> doors = conversion.doors().of(service);
    Set<Integer> tcp = new LinkedHashSet<>();
    doors.forEach(door -> tcp.add(door.port()));
    boolean plain = Lists.any(doors, door -> !KnownPorts.isHttps(door.port()));
    for (int port : conversion.ports().tcp(service)) {
      if (!plain || !KnownPorts.isHttps(port)) {
        tcp.add(port);
      }
    }
    tcp.removeAll(taken);
    taken.addAll(tcp);
    DraftList expose = new DraftList();
    boolean first = true;
    for (int port : tcp) {
      Origin[] origins = origins(service, port, false);
      if (first) {
        container.put("port", DraftValue.number(port), origins);
        first = false;
      } else {
        expose.add(DraftValue.number(port), origins);
      }
    }
    for (int port : ServicePorts.udp(service)) {
      if (plain && KnownPorts.isHttps(port)) {
        continue; // HTTP/3, which the load balancer does not have
      }
      expose.add(port + "/udp", origins(service, port, true));
    }
    if (!expose.isEmpty()) {
      container.put("expose", expose);
    }
  }

  private static Origin[] origins(Service service, int port, boolean udp) {
    List<Origin> origins = new ArrayList<>();
    for (PublishedPort published : PublishedPort.of(service)) {
      if (published.container() == port && published.isUdp() == udp) {
        origins.add(published.origin());
      }
    }
    for (ItemText exposed : service.keys().texts("expose")) {
      if (exposed.literal().equals(port + (udp ? "/udp" : ""))
          || exposed.literal().equals(port + "/tcp")) {
        origins.add(exposed.origin());
      }
    }
    return origins.toArray(Origin[]::new);
  }

  /** Writes {@code http} and {@code nlb} of a workload. */
  void doors(List<Service> containers, DraftMap workload) {
    List<DraftMap> items = new ArrayList<>();
    List<Origin> origins = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    Optional<Integer> own =
        Lists.first(conversion.doors().of(containers.get(0))).map(Doors.Door::port);
    for (Service service : containers) {
      for (Doors.Door door : conversion.doors().of(service)) {
        items.add(item(door, own.filter(port -> port == door.port()).isEmpty()));
        door.published().ifPresent(port -> origins.add(port.origin()));
        if (door.route().filter(Route::isWithoutHost).isPresent()) {
          conversion
              .report()
              .toDecide(
                  service.origin(),
                  "services." + service.name(),
                  "a variable that its rule has for a host has no host name: write"
                      + " `http: {host: …}`, without which it gets requests to all hosts");
        }
        door.published().filter(PublishedPort::isLocal).ifPresent(this::opened);
        if (!door.path().isEmpty()) {
          comments.add(
              "Compose publishes it at a port of its own. The load balancer removes the path from"
                  + " requests; `host` can take the place of `path` and `rewrite`.");
        }
      }
      published(service, workload);
      boolean redirects = new ProxyTls(conversion).redirects(service);
      if (redirects && !conversion.doors().of(service).isEmpty()) {
        comments.add(
            "This proxy redirects HTTP to HTTPS. Remove the redirect: the load balancer sends HTTP,"
                + " and would get it again and again.");
      }
    }
    if (items.size() == 1) {
      workload.put(HTTP, items.get(0), origins);
    } else if (items.size() > 1) {
      DraftList list = new DraftList();
      items.forEach(list::add);
      workload.put(HTTP, list, origins);
    }
    if (!items.isEmpty()) {
      Lists.distinct(comments).forEach(comment -> workload.comment(HTTP, comment));
    }
  }

  /** A port for programs on the host, which the load balancer publishes. */
  private void opened(PublishedPort port) {
    conversion
        .report()
        .changed(
            port.origin(),
            "",
            "only programs on the host could connect, and the load balancer is open to the"
                + " internet: for a private one, write `internal: true` in `http`");
  }

  private DraftMap item(Doors.Door door, boolean otherPort) {
    DraftMap item = new DraftMap();
    if (otherPort) {
      item.put("port", door.port());
    }
    door.route().ifPresent(route -> routed(route, item));
    if (!door.path().isEmpty()) {
      item.put("path", door.path());
    }
    item.put("healthcheck", healthcheck(door));
    if (!door.path().isEmpty()) {
      item.put(
          "rewrite",
          new DraftMap()
              .put(
                  "url",
                  new DraftMap()
                      .put("regex", "^" + door.path() + "/?(.*)$")
                      .put("replace", "/$1")));
    }
    return item;
  }

  private static void routed(Route route, DraftMap item) {
    list(
        "path",
        Lists.filter(route.paths(), path -> path.startsWith("/") && path.length() > 1),
        item);
    list(
        "host",
        Lists.filter(route.hosts(), host -> host.contains(".") || host.contains("${")),
        item);
  }

  private static void list(String key, List<String> values, DraftMap item) {
    if (values.size() == 1) {
      item.put(key, values.get(0));
    } else if (!values.isEmpty()) {
      item.put(key, DraftValue.texts(values));
    }
  }

  private DraftMap healthcheck(Doors.Door door) {
    Optional<ServicePorts.Checked> checked =
        ServicePorts.checked(door.service())
            .filter(check -> check.port() == door.port() && check.path().startsWith("/"));
    if (checked.isPresent()) {
      return new DraftMap().put("path", checked.get().path());
    }
    String known =
        door.service()
            .image()
            .flatMap(KnownImage::of)
            .filter(image -> image.port() == door.port())
            .map(KnownImage::health)
            .orElse("");
    return known.isEmpty()
        ? new DraftMap().put("path", "/").put("codes", ANY)
        : slow(door, new DraftMap().put("path", known));
  }

  /** Nextcloud answers 400 to hosts that it does not trust, such as the IP address of a task. */
  private DraftMap slow(Doors.Door door, DraftMap check) {
    Service service = door.service();
    if (service.image().filter(KnownImage::isSlow).isPresent()) {
      check.put("codes", "200,400").put("grace_period", "20m");
      conversion
          .report()
          .changed(
              service.origin("image"),
              service.subject("image"),
              "its health check accepts 400 too, which it answers to hosts that are not trusted,"
                  + " and begins 20 minutes after the start: the first one copies the program to"
                  + " the file system. Shorten `grace_period` after that");
    }
    return check;
  }

  /** Notes what becomes of each published port, and forwards those that are not HTTP on request. */
  private void published(Service service, DraftMap workload) {
    List<Doors.Door> doors = conversion.doors().of(service);
    for (Item item : service.keys().list(PORTS)) {
      if (PublishedPort.of(item).isEmpty() && PublishedPort.isLong(item)) {
        conversion
            .report()
            .refused(
                item.origin(),
                service.subject(PORTS),
                "a load balancer has a listener for each port, 50 at most, and a service five"
                    + " target groups: give the tasks public addresses with `placement: public`");
      } else if (PublishedPort.of(item).isEmpty() && PublishedPort.isKnown(item)) {
        conversion
            .report()
            .refused(
                item.origin(),
                service.subject(PORTS),
                "this is no port: ports are numbers from 1 to 65535");
      } else if (PublishedPort.of(item).isEmpty()) {
        conversion
            .report()
            .toDecide(
                item.origin(),
                service.subject(PORTS),
                "the port has no value: write its variable to `.env` and import again, or write"
                    + " `port`");
      }
    }
    for (PublishedPort port : PublishedPort.of(service)) {
      Optional<Doors.Door> door = Lists.first(doors, one -> one.port() == port.container());
      String subject = service.subject(PORTS) + "[" + port.container() + "]";
      String development = KnownPorts.development(port.container());
      if (door.isPresent() && !port.isUdp()) {
        through(door.get(), port, subject);
      } else if (!development.isEmpty()) {
        conversion
            .report()
            .ignored(
                port.origin(),
                subject,
                "the port of " + development + ", which only development uses");
      } else if (service.data().isPresent()) {
        conversion
            .report()
            .changed(
                port.origin(),
                subject,
                "not published: a data store on the internet is a risk. Workloads connect to it by"
                    + " `links`");
      } else if (KnownPorts.isHttps(port.container()) && !doors.isEmpty()) {
        conversion
            .report()
            .ignored(
                port.origin(),
                subject,
                "the load balancer decrypts HTTPS: write `load_balancer: {create: {certificate:"
                    + " …}}`");
      } else if (port.isLocal()) {
        conversion
            .report()
            .ignored(port.origin(), subject, "only programs on the host can connect to it");
      } else if (conversion.ports().isFastCgi(service, port.container())) {
        conversion
            .report()
            .ignored(
                port.origin(), subject, "PHP-FPM speaks FastCGI, which only a web server can call");
      } else {
        forwarded(port, subject, workload);
      }
    }
  }

  private void through(Doors.Door door, PublishedPort port, String subject) {
    if (KnownPorts.isHttps(port.container()) && port.application().isEmpty()) {
      conversion
          .report()
          .changed(
              port.origin(),
              subject,
              "the load balancer sends plain HTTP to the container: configure the program to accept"
                  + " it on this port");
    } else if (!door.path().isEmpty()) {
      conversion
          .report()
          .toDecide(
              port.origin(),
              subject,
              "several services are published. This one gets the path `"
                  + door.path()
                  + "`, which the load balancer removes; a host name of its own is better: write"
                  + " `http: {host: …}`");
    } else if (door.assumed()) {
      conversion
          .report()
          .toDecide(
              port.origin(),
              subject,
              "the spec takes it for HTTP; if it is not, write `nlb: "
                  + port.forwarded()
                  + "` in place of `http`");
    }
  }

  private void forwarded(PublishedPort port, String subject, DraftMap workload) {
    if (!conversion.options().nlb()) {
      conversion
          .report()
          .changed(
              port.origin(),
              subject,
              "not published, since it is not HTTP: write `nlb: "
                  + line(port)
                  + "` in the workload, or import with `--nlb`");
      return;
    }
    if (!workload.has("port")) {
      conversion
          .report()
          .changed(
              port.origin(),
              subject,
              "not published: a Network Load Balancer checks the health of a UDP service at a TCP"
                  + " port, and nothing says which one it has; write `port` and `nlb: "
                  + line(port)
                  + "`");
      return;
    }
    if (!listeners.add(port.host().orElse(port.container()))) {
      conversion
          .report()
          .changed(
              port.origin(),
              subject,
              "not published: a Network Load Balancer has one protocol at each port, and another"
                  + " one has this port");
      return;
    }
    DraftList list = workload.list("nlb");
    if (port.host().isEmpty() || port.host().get() == port.container()) {
      list.add(DraftValue.of(port.forwarded()), port.origin());
    } else {
      list.add(
          new DraftMap()
              .put("port", DraftValue.of(port.forwarded()))
              .put("target_port", port.container()),
          port.origin());
    }
  }

  private static String line(PublishedPort port) {
    return port.host().isEmpty() || port.host().get() == port.container()
        ? port.forwarded()
        : "{port: " + port.forwarded() + ", target_port: " + port.container() + "}";
  }
}
