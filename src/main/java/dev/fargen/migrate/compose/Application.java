package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import dev.fargen.migrate.LegalName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each service of a Compose application becomes: a database or cache of AWS, a workload, a
 * sidecar of one, a task that is started by hand, or nothing.
 */
final class Application {

  /** Longest name of a workload. */
  private static final int LONGEST = 40;

  private static final String COMPLETED = "service_completed_successfully";

  private final Map<String, Service> services = new LinkedHashMap<>();
  private final Map<String, Database> databases = new LinkedHashMap<>();
  private final Map<String, Cache> caches = new LinkedHashMap<>();
  private final Map<String, Replaced> replaced = new LinkedHashMap<>();

  /** The service whose task each sidecar is part of. */
  private final Map<String, String> hosts = new LinkedHashMap<>();

  private final Set<String> manual = new HashSet<>();

  /**
   * @param active the services that are started
   */
  Application(Map<String, ItemMap> active, BuildFiles builds, EnvFiles files) {
    Set<String> ids = new HashSet<>();
    active.forEach(
        (name, keys) -> {
          Service service =
              new Service(name, id(name, ids), keys, files.variables(keys), Optional.empty());
          services.put(name, service.on(builds.base(service)));
        });
    for (Service service : services.values()) {
      Optional<ImageName> image = service.image().or(service::base);
      Replaced.of(service, image).ifPresent(other -> replaced.put(service.name(), other));
      image
          .flatMap(Stores::database)
          .ifPresent(engine -> databases.put(service.name(), Database.of(service, engine)));
      image
          .flatMap(Stores::cache)
          .ifPresent(engine -> caches.put(service.name(), Cache.of(service, engine)));
    }
    sidecars();
  }

  private static String id(String name, Set<String> taken) {
    String legal = LegalName.thing(name);
    String id = legal.substring(0, Math.min(legal.length(), LONGEST));
    while (id.endsWith("-")) {
      id = id.substring(0, id.length() - 1);
    }
    String free = id;
    for (int i = 2; !taken.add(free); i++) {
      free = id + "-" + i;
    }
    return free;
  }

  private void sidecars() {
    for (Service service : services.values()) {
      String mode = service.keys().literal("network_mode");
      String other = mode.contains(":") ? mode.substring(mode.indexOf(':') + 1) : "";
      Lists.first(services.values(), one -> one.names().contains(other))
          .filter(one -> !one.name().equals(service.name()) && isContainer(one))
          .filter(one -> isContainer(service))
          .ifPresent(one -> hosts.put(service.name(), one.name()));
      List<Service> waiting = waiting(service);
      if (isContainer(service) && !hosts.containsKey(service.name())) {
        if (waiting.size() == 1) {
          hosts.put(service.name(), waiting.get(0).name());
        } else if (waiting.size() > 1 || OneOff.is(service)) {
          manual.add(service.name());
        }
      }
    }
    for (String name : List.copyOf(hosts.keySet())) {
      Set<String> seen = new HashSet<>();
      for (String at = name; at != null; at = hosts.get(at)) {
        if (!seen.add(at)) {
          hosts.remove(name);
          break;
        }
      }
    }
  }

  /** The services that start when this one has ended. */
  private List<Service> waiting(Service service) {
    List<Service> waiting = new ArrayList<>();
    for (Service other : services.values()) {
      boolean waits =
          other
              .keys()
              .map("depends_on")
              .flatMap(needs -> needs.map(service.name()))
              .filter(need -> need.literal("condition").equals(COMPLETED))
              .isPresent();
      if (waits && isContainer(other)) {
        waiting.add(other);
      }
    }
    return waiting;
  }

  /** Whether others wait until it has ended, or it ends by itself. */
  boolean ends(Service service) {
    return isManual(service) || !waiting(service).isEmpty();
  }

  /** Whether other services start when this one has ended. */
  boolean isAwaited(Service service) {
    return !waiting(service).isEmpty();
  }

  /**
   * The name of a file system. One that a workload of the same name exists beside gets another one,
   * since a third workload may use both.
   */
  String volume(String name) {
    String id = LegalName.thing(name);
    boolean taken =
        Lists.any(services.values(), one -> one.id().equals(id) && isMountedBeside(one, name));
    return taken ? id + "-files" : id;
  }

  /** Whether another service than this one mounts the volume. */
  private boolean isMountedBeside(Service service, String name) {
    boolean named = false;
    boolean other = false;
    for (Service one : services.values()) {
      for (Item item : one.keys().list("volumes")) {
        boolean mounts = Mount.of(item).filter(mount -> mount.source().equals(name)).isPresent();
        named |= mounts;
        other |= mounts && !one.name().equals(service.name());
      }
    }
    return other || !named;
  }

  /** Whether the service stays a container. */
  boolean isContainer(Service service) {
    String name = service.name();
    return !databases.containsKey(name) && !caches.containsKey(name) && !replaced.containsKey(name);
  }

  List<Service> services() {
    return List.copyOf(services.values());
  }

  Optional<Service> service(String name) {
    return Optional.ofNullable(services.get(name));
  }

  Optional<Database> database(Service service) {
    return Optional.ofNullable(databases.get(service.name()));
  }

  Optional<Cache> cache(Service service) {
    return Optional.ofNullable(caches.get(service.name()));
  }

  List<Database> databases() {
    return List.copyOf(databases.values());
  }

  List<Cache> caches() {
    return List.copyOf(caches.values());
  }

  Map<String, Replaced> replaced() {
    return replaced;
  }

  /** The service whose task it runs in: itself, or the one that it is a sidecar of. */
  Service host(Service service) {
    Service host = service;
    while (hosts.containsKey(host.name())) {
      host = services.getOrDefault(hosts.get(host.name()), host);
    }
    return host;
  }

  boolean isSidecar(Service service) {
    return hosts.containsKey(service.name());
  }

  boolean isManual(Service service) {
    return manual.contains(service.name());
  }

  /** The services that become workloads of their own. */
  List<Service> workloads() {
    return Lists.filter(services.values(), one -> isContainer(one) && !isSidecar(one));
  }

  /** The sidecars of a workload. */
  List<Service> sidecars(Service workload) {
    return Lists.filter(
        services.values(), one -> isSidecar(one) && host(one).name().equals(workload.name()));
  }
}
