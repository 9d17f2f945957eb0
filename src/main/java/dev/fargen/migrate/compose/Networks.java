package dev.fargen.migrate.compose;

import dev.fargen.list.Lists;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Closes the egress of workloads that have only internal networks (Compose Specification, "Networks
 * top-level element", internal). What links, databases and caches need stays open.
 */
final class Networks {

  private static final String NETWORKS = "networks";
  private static final String INTERNAL = "internal";

  private final Conversion conversion;

  Networks(Conversion conversion) {
    this.conversion = conversion;
  }

  void write(List<Service> containers, DraftMap workload) {
    List<Service> internal = Lists.filter(containers, one -> !internal(one).isEmpty());
    if (internal.isEmpty()) {
      return;
    }
    List<Origin> origins = Lists.flatMap(internal, this::internal);
    if (internal.size() == containers.size()) {
      workload.put("egress", "none", Lists.distinct(origins));
    } else {
      conversion
          .report()
          .changed(
              internal.get(0).origin(NETWORKS),
              internal.get(0).subject(NETWORKS),
              "its networks are internal, but another container of its task may connect to the"
                  + " internet, and so may this one");
    }
  }

  /** The places that say so, where all networks of the service are internal. */
  private List<Origin> internal(Service service) {
    if (service.keys().literal("network_mode").equals("none")) {
      return List.of(service.origin("network_mode"));
    }
    if (!service.keys().literal("network_mode").isEmpty()) {
      return List.of();
    }
    ItemMap own = service.keys().map(NETWORKS).orElse(ItemMap.empty(service.origin()));
    List<Origin> origins = new ArrayList<>();
    for (String name : own.keys().isEmpty() ? Set.of("default") : own.keys()) {
      List<ItemText> internal =
          Lists.filter(
              conversion
                  .file()
                  .map(NETWORKS)
                  .flatMap(all -> all.map(name))
                  .map(network -> network.texts(INTERNAL))
                  .orElse(List.of()),
              ItemText::isTrue);
      if (internal.isEmpty()) {
        return List.of();
      }
      origins.add(internal.get(0).origin());
    }
    return origins;
  }

  /** Notes the networks at the top of the file, and those that are not there. */
  void definitions() {
    ItemMap all = conversion.file().map(NETWORKS).orElse(ItemMap.empty(conversion.file().origin()));
    for (Service service : conversion.application().services()) {
      ItemMap own = service.keys().map(NETWORKS).orElse(ItemMap.empty(service.origin()));
      for (String name : own.keys()) {
        if (!name.equals("default") && all.get(name).isEmpty()) {
          conversion
              .report()
              .refused(
                  own.get(name).orElse(own).origin(),
                  service.subject(NETWORKS) + "." + name,
                  "there is no such network, and Compose refuses the file");
        }
      }
    }
    for (String name : all.keys()) {
      all.map(name)
          .flatMap(network -> network.get(INTERNAL))
          .ifPresent(
              item ->
                  conversion
                      .report()
                      .converted(
                          item.origin(),
                          NETWORKS + "." + name + "." + INTERNAL,
                          "`egress: none` in workloads that have no other network"));
    }
  }
}
