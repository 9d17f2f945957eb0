package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which workload calls which: a service calls those that its texts name, and those that it waits
 * for.
 */
final class LinkPlan {

  private static final String NAME = "[a-z0-9]([a-z0-9._-]{0,55}[a-z0-9])?";

  private final Application application;
  private final ServicePorts ports;

  /** The links of each workload, and the places that say so. */
  private final Map<String, Map<String, List<Origin>>> links = new LinkedHashMap<>();

  private final Map<String, Map<String, Origin>> orders = new LinkedHashMap<>();
  private final Set<String> servers = new LinkedHashSet<>();

  LinkPlan(Application application, ServicePorts ports) {
    this.application = application;
    this.ports = ports;
    for (Service workload : application.workloads()) {
      links.put(workload.id(), new LinkedHashMap<>());
      orders.put(workload.id(), new LinkedHashMap<>());
      List<Service> containers = new ArrayList<>(List.of(workload));
      containers.addAll(application.sidecars(workload));
      for (Service container : containers) {
        for (Rewritten.Mention mention : ports.calls(container)) {
          link(workload, mention.service(), mention.host(), Optional.empty());
        }
        needs(workload, container);
      }
    }
  }

  private void needs(Service workload, Service container) {
    Optional<ItemMap> needs = container.keys().map("depends_on");
    Map<String, Origin> order = orders.get(workload.id());
    if (needs.isEmpty() || order == null) {
      return;
    }
    for (String name : needs.get().keys()) {
      Optional<Service> other = application.service(name).filter(application::isContainer);
      Item need = needs.get().get(name).orElse(needs.get());
      if (other.isPresent()
          && !isOneTask(workload, other.get())
          && !application.ends(other.get())) {
        if (ports.tcp(other.get()).isEmpty()) {
          order.put(application.host(other.get()).id(), need.origin());
        } else {
          link(workload, other.get(), name, Optional.of(need.origin()));
        }
      }
    }
  }

  private boolean isOneTask(Service workload, Service other) {
    return application.host(other).name().equals(workload.name());
  }

  private void link(Service workload, Service server, String host, Optional<Origin> origin) {
    Service target = application.host(server);
    boolean callable = !isOneTask(workload, server) && !application.ends(server);
    if (!callable || ports.tcp(server).isEmpty()) {
      return;
    }
    String name = host.toLowerCase(Locale.ROOT);
    boolean taken =
        Lists.any(
            application.workloads(),
            one -> one.id().equals(name) && !one.name().equals(target.name()));
    boolean alias =
        !name.equals(target.id()) && name.matches(NAME) && !taken && !name.matches("[0-9]+");
    Map<String, List<Origin>> own = links.get(workload.id());
    if (own == null) {
      return;
    }
    String link = alias ? target.id() + ":" + name : target.id();
    boolean known = Lists.any(own.keySet(), one -> one.startsWith(target.id() + ":"));
    if (!alias && known) {
      link = Lists.first(own.keySet(), one -> one.startsWith(target.id() + ":")).orElse(link);
    } else if (alias) {
      List<Origin> before = own.remove(target.id());
      own.computeIfAbsent(link, one -> new ArrayList<>())
          .addAll(before == null ? List.of() : before);
    }
    List<Origin> origins = own.computeIfAbsent(link, one -> new ArrayList<>());
    origin.ifPresent(origins::add);
    servers.add(target.id());
  }

  /** The links of a workload as a spec has them. */
  Map<String, List<Origin>> of(Service workload) {
    return links.getOrDefault(workload.id(), Map.of());
  }

  /** The workloads without a port that a workload is created after; not in a circle. */
  Map<String, Origin> after(Service workload) {
    Map<String, Origin> after = new LinkedHashMap<>(orders.getOrDefault(workload.id(), Map.of()));
    after.keySet().removeIf(other -> reaches(other, workload.id(), new LinkedHashSet<>()));
    return after;
  }

  private boolean reaches(String from, String to, Set<String> seen) {
    return from.equals(to)
        || (seen.add(from)
            && Lists.any(
                orders.getOrDefault(from, Map.of()).keySet(), next -> reaches(next, to, seen)));
  }

  /** Whether another workload connects to it. */
  boolean isServer(Service workload) {
    return servers.contains(workload.id());
  }

  /** Whether the workload has a proxy of Service Connect. */
  boolean isLinked(Service workload) {
    return servers.contains(workload.id()) || !of(workload).isEmpty();
  }
}
