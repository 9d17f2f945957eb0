package dev.fargen.migrate.copilot;

import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import java.util.List;
import java.util.Optional;

/** The containers of a workload and the ports that load balancers send requests to. */
record Ports(Scope scope) {

  /**
   * Writes the container and the port of a rule, and opens the port where the container has not
   * done so.
   *
   * @return the same for two rules with the same target
   */
  String target(Keys keys, DraftMap item) {
    return target(keys, item, false);
  }

  /** The same for a rule of any protocol. */
  String target(Keys keys, DraftMap item, boolean udp) {
    Optional<Key> container = keys.key("target_container", "targetContainer");
    Optional<Key> port = keys.key("target_port");
    String main = scope.manifest().name();
    String name =
        container
            .flatMap(Key::literal)
            .map(text -> ContainerKeys.container(text, scope))
            .or(() -> port.flatMap(this::containerOf))
            .orElse(main);
    boolean other = !name.equals(main);
    DraftMap of = other ? sidecar(name) : scope.workload();
    Optional<Draft> own = of.get("port");
    Draft wanted = port.map(key -> key.plain("8080")).or(() -> own).orElse(DraftValue.number(80));
    boolean isOwn = own.map(wanted::says).orElse(false);
    container.ifPresent(Key::converted);
    port.ifPresent(Key::converted);
    if (other) {
      item.put("container", name);
      container.ifPresent(key -> item.from("container", key.origin()));
    }
    if (!isOwn) {
      item.put("port", wanted);
      port.ifPresent(key -> item.from("port", key.origin()));
      open(of, udp ? DraftValue.text(wanted.text().orElse("") + "/udp") : wanted);
    }
    return name + ":" + wanted.text().orElse("");
  }

  /** Opens the port of a health check, which is one of the container that gets the requests. */
  void healthcheck(Optional<Keys> healthcheck, DraftMap item) {
    Optional<Key> port = healthcheck.flatMap(keys -> keys.key("port"));
    if (port.isEmpty()
        || containerOf(port.get()).isPresent()
        || scope.workload().get("port").map(port.get().plain("8080")::says).orElse(false)) {
      return;
    }
    DraftMap of =
        item.get("container").flatMap(Draft::text).map(this::sidecar).orElse(scope.workload());
    if (!of.get("port").map(port.get().plain("8080")::says).orElse(false)) {
      open(of, port.get().plain("8080"));
    }
  }

  /** The sidecar that has the port. */
  private Optional<String> containerOf(Key port) {
    Optional<DraftMap> sidecars = scope.workload().getMap("sidecars");
    boolean own = scope.workload().get("port").map(port.plain("8080")::says).orElse(false);
    for (DraftMap.Entry entry : sidecars.map(DraftMap::entries).orElse(List.of())) {
      boolean has =
          entry.draft() instanceof DraftMap map
              && map.get("port").map(port.plain("8080")::says).orElse(false);
      if (has && !own) {
        return Optional.of(entry.key());
      }
    }
    return Optional.empty();
  }

  private DraftMap sidecar(String name) {
    return scope.workload().map("sidecars").map(name);
  }

  private static void open(DraftMap container, Draft port) {
    if (container.get("port").isEmpty() && !port.text().orElse("").endsWith("/udp")) {
      container.put("port", port);
      return;
    }
    DraftList expose = container.list("expose");
    if (!Lists.any(expose.items(), item -> item.draft().says(port))) {
      expose.add(port);
    }
  }
}
