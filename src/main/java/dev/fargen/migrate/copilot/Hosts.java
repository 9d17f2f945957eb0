package dev.fargen.migrate.copilot;

import dev.fargen.cfn.Value;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells services apart that have the same path and no alias. Copilot gives each a host in the
 * domain of the application; without a domain, only one of them gets requests.
 */
final class Hosts {

  private static final String HTTP = "http";
  private static final String DOMAIN = "Domain";

  private final DraftMap spec;
  private final Application application;
  private final Set<String> same = new TreeSet<>();

  private Hosts(DraftMap spec, Application application) {
    this.spec = spec;
    this.application = application;
  }

  static void addTo(DraftMap spec, Application application) {
    Hosts hosts = new Hosts(spec, application);
    List<String> environments = application.environments();
    for (String environment : environments) {
      hosts.compare(spec.getMap(Workloads.ENVIRONMENTS).flatMap(all -> all.getMap(environment)));
    }
    if (environments.isEmpty()) {
      hosts.compare(Optional.empty());
    }
    hosts.same.forEach(hosts::separate);
  }

  /** Finds the services whose rules are the same in an environment. */
  private void compare(Optional<DraftMap> environment) {
    Map<Value, String> seen = new HashMap<>();
    for (Manifest manifest : application.wanted()) {
      Optional<Draft> base = http(spec, manifest.name());
      Optional<Draft> over = environment.flatMap(stack -> http(stack, manifest.name()));
      for (DraftMap item : items(over.filter(draft -> isWhole(draft, base)).or(() -> base))) {
        DraftMap effective = conditions(item, over);
        String other = seen.putIfAbsent(effective.value(), manifest.name());
        if (other != null && !other.equals(manifest.name()) && !effective.has("host")) {
          same.add(other);
          same.add(manifest.name());
        }
      }
    }
  }

  /** Whether the environment replaces the rules, and does not only change the one. */
  private static boolean isWhole(Draft over, Optional<Draft> base) {
    return !(over instanceof DraftMap) || !(base.orElse(over) instanceof DraftMap);
  }

  private static DraftMap conditions(DraftMap item, Optional<Draft> over) {
    DraftMap conditions = new DraftMap();
    for (String key : List.of("path", "host", "internal", "allowed_sources")) {
      Optional<Draft> own =
          over.filter(DraftMap.class::isInstance)
              .map(DraftMap.class::cast)
              .flatMap(map -> map.get(key))
              .or(() -> item.get(key));
      own.ifPresent(draft -> conditions.put(key, draft));
    }
    return conditions;
  }

  private static Optional<Draft> http(DraftMap stack, String workload) {
    return stack
        .getMap("workloads")
        .flatMap(all -> all.getMap(workload))
        .flatMap(map -> map.get(HTTP));
  }

  private static List<DraftMap> items(Optional<Draft> http) {
    List<DraftMap> items = new ArrayList<>();
    if (http.orElse(null) instanceof DraftMap map) {
      items.add(map);
    } else if (http.orElse(null) instanceof DraftList list) {
      for (DraftList.Item item : list.items()) {
        if (item.draft() instanceof DraftMap map) {
          items.add(map);
        }
      }
    }
    return items;
  }

  private void separate(String workload) {
    application
        .parameters()
        .uses(DOMAIN, "The domain of the application in Copilot.", Texts.DOMAIN);
    for (DraftMap item : items(http(spec, workload))) {
      if (!item.has("host")) {
        String name =
            application.spec().equals(application.name()) ? "${spec.name}" : application.name();
        item.put("host", workload + ".${environment.name}." + name + ".${" + DOMAIN + "}");
      }
    }
    application
        .wanted(workload)
        .flatMap(manifest -> new Scope(application, manifest, Optional.empty()).keys().key(HTTP))
        .ifPresent(
            key ->
                key.toDecide(
                    "several services take all requests of the same path: Copilot tells them apart"
                        + " by hosts in the domain of the application, which no file has. Set the"
                        + " parameter `Domain`, or write `host`"));
  }
}
