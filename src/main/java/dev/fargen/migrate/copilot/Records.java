package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Scalar;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives the DNS record of a host name to one environment, where a manifest gives it to several: one
 * name has one alias record in a hosted zone.
 */
final class Records {

  private static final String HTTP = "http";
  private static final String ZONE = "hosted_zone";

  private Records() {}

  static void addTo(DraftMap spec, Application application) {
    for (Manifest manifest : application.wanted()) {
      List<String> same = new ArrayList<>();
      for (String name : application.environments()) {
        if (!own(spec, name, manifest).map(http -> changes(http)).orElse(false)) {
          same.add(name);
        }
      }
      if (same.size() > 1) {
        spec.map("workloads")
            .getMap(manifest.name())
            .flatMap(workload -> workload.get(HTTP))
            .ifPresent(http -> once(http, owner(same), spec, manifest, application));
      }
    }
  }

  private static Optional<Draft> own(DraftMap spec, String environment, Manifest manifest) {
    return spec.map(Workloads.ENVIRONMENTS)
        .map(environment)
        .getMap("workloads")
        .flatMap(all -> all.getMap(manifest.name()))
        .flatMap(workload -> workload.get(HTTP));
  }

  private static boolean changes(Draft http) {
    return !(http instanceof DraftMap map) || map.has("host") || map.has(ZONE);
  }

  /** The environment that the public knows: the one named so, or else the last. */
  private static String owner(List<String> names) {
    for (String name : names) {
      if (name.startsWith("prod")) {
        return name;
      }
    }
    return names.get(names.size() - 1);
  }

  private static void once(
      Draft http, String owner, DraftMap spec, Manifest manifest, Application application) {
    List<DraftMap> items = new ArrayList<>();
    if (http instanceof DraftMap map) {
      items.add(map);
    } else if (http instanceof DraftList list) {
      for (DraftList.Item item : list.items()) {
        if (item.draft() instanceof DraftMap map) {
          items.add(map);
        }
      }
    }
    for (DraftMap item : items) {
      boolean fixed = item.get("host").map(host -> isFixed(host)).orElse(false);
      for (DraftMap.Entry entry : fixed ? item.entries() : List.<DraftMap.Entry>of()) {
        if (entry.key().equals(ZONE)) {
          item.remove(ZONE);
          boolean moved = http instanceof DraftMap;
          if (moved) {
            spec.map(Workloads.ENVIRONMENTS)
                .map(owner)
                .map("workloads")
                .map(manifest.name())
                .map(HTTP)
                .put(ZONE, entry.draft(), entry.origins());
          }
          String where = moved ? "only `" + owner + "` has the record" : "none has the record";
          for (Origin origin : entry.origins()) {
            application
                .report()
                .toDecide(
                    origin,
                    "http." + ZONE,
                    "several environments have this host, and a name has one record: " + where);
          }
        }
      }
    }
  }

  private static boolean isFixed(Draft host) {
    return !host.value().any(part -> part instanceof Scalar text && text.asText().contains("${"));
  }
}
