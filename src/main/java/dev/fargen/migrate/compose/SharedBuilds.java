package dev.fargen.migrate.compose;

import dev.fargen.cfn.Value;
import dev.fargen.list.Lists;
import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One image for services with the same build, or with the name that the build of another one gives
 * its image: the first one builds it, and the others refer to its parameter.
 */
final class SharedBuilds {

  private static final String BUILD = "build";
  private static final String IMAGE = "image";

  private final Conversion conversion;
  private final Map<Value, String> parameters = new LinkedHashMap<>();

  /** The parameters by the names that Compose gives the images. */
  private final Map<String, String> names = new LinkedHashMap<>();

  private SharedBuilds(Conversion conversion) {
    this.conversion = conversion;
  }

  static void share(Conversion conversion) {
    SharedBuilds builds = new SharedBuilds(conversion);
    List<Service> all = new ArrayList<>(conversion.application().workloads());
    for (Service workload : conversion.application().workloads()) {
      all.addAll(conversion.application().sidecars(workload));
    }
    all.forEach(builds::build);
    all.forEach(builds::named);
  }

  private Optional<DraftMap> container(Service service) {
    Service host = conversion.application().host(service);
    Optional<DraftMap> workload =
        conversion.spec().getMap("workloads").flatMap(all -> all.getMap(host.id()));
    return conversion.application().isSidecar(service)
        ? workload
            .flatMap(map -> map.getMap("sidecars"))
            .flatMap(sidecars -> sidecars.getMap(service.id()))
        : workload;
  }

  private void build(Service service) {
    Optional<DraftMap> container = container(service);
    Optional<DraftMap.Entry> build =
        container.flatMap(map -> Lists.first(map.entries(), one -> one.key().equals(BUILD)));
    if (container.isEmpty() || build.isEmpty()) {
      return;
    }
    Service host = conversion.application().host(service);
    String id =
        conversion.application().isSidecar(service) ? host.id() + "-" + service.id() : service.id();
    String own = LegalName.parameter(id) + "Image";
    String first = parameters.putIfAbsent(build.get().draft().value(), own);
    String name = service.keys().literal(IMAGE);
    if (!name.isEmpty()) {
      names.putIfAbsent(name, first == null ? own : first);
    }
    if (first != null) {
      refer(container.get(), first, build.get().origins());
      note(service.keys().get(BUILD).orElse(service.keys()));
    }
  }

  /** An image that nobody pushes: another service builds it under this name. */
  private void named(Service service) {
    String parameter = names.get(service.keys().literal(IMAGE));
    Optional<DraftMap> container = container(service);
    if (parameter != null && !service.isBuilt() && container.isPresent()) {
      refer(container.get(), parameter, List.of(service.origin(IMAGE)));
    }
  }

  private static void refer(DraftMap container, String parameter, List<Origin> origins) {
    container.remove(BUILD);
    container.put(IMAGE, DraftValue.text("${" + parameter + "}"), origins);
    container.sort(List.of(IMAGE));
  }

  /** What is in the build is in that of the other service too. */
  private void note(Item build) {
    if (build instanceof ItemMap map) {
      for (Item item : map.values()) {
        if (!conversion.report().has(item.origin())) {
          conversion.report().converted(item.origin(), "", "");
        }
        note(item);
      }
    }
  }
}
