package dev.fargen.migrate.copilot;

import dev.fargen.diag.Span;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.yaml.MapNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The manifests of environments: network, load balancers, certificates, cluster. */
final class EnvironmentManifests {

  private static final String NETWORK = "network";
  private static final String PARAMETERS = "parameters";

  private EnvironmentManifests() {}

  /**
   * Adds what they say to the spec, and notes what became of their lines.
   *
   * @param spec already has all workloads, and {@code environments} with what differs in them
   */
  static void addTo(DraftMap spec, Application application) {
    Doors doors = Doors.of(spec);
    Placements placements = new Placements(spec);
    boolean hasBalancer = spec.has("load_balancer");
    Map<String, DraftMap> all = new LinkedHashMap<>();
    for (Manifest manifest : manifests(application)) {
      DeadKeys.report(manifest, application.report());
      Scope scope =
          new Scope(application, manifest, Optional.of(manifest.name()).filter(n -> !n.isEmpty()));
      all.put(
          manifest.name(), EnvironmentKeys.of(scope, doors, placements.anyPrivate(), hasBalancer));
    }
    parameters(all, spec);
    Map<String, DraftMap> networks = section(all);
    flowLogs(networks, application);
    boolean imports = false;
    for (DraftMap one : networks.values()) {
      imports |= !isCreated(one);
    }
    DraftMap base = base(networks);
    placements.write(base.map(NETWORK), imports, application.report());
    networks.values().forEach(one -> copyAddress(base, one));
    Shared.write(base, networks, spec, application.report());
    Shared.write(all, spec, application.report());
    ExistingBalancer.addTo(spec, application);
    range(spec, application);
  }

  private static void range(DraftMap spec, Application application) {
    boolean other =
        spec.getMap(NETWORK)
            .flatMap(network -> network.getMap("create"))
            .flatMap(create -> create.get("cidr"))
            .map(draft -> draft.says(DraftValue.text(EnvironmentKeys.OTHER_RANGE)))
            .orElse(false);
    if (other) {
      application
          .report()
          .remark(
              "the new VPC has the range "
                  + EnvironmentKeys.OTHER_RANGE
                  + ", since "
                  + EnvironmentKeys.OTHER
                  + ": change rules that name Copilot's range");
    }
  }

  private static List<Manifest> manifests(Application application) {
    List<Manifest> all = new ArrayList<>();
    for (String name : application.environments()) {
      String file = application.files().environments().getOrDefault(name, "");
      Optional<MapNode> tree =
          file.isEmpty() ? Optional.empty() : ReadableFile.map(file, application);
      all.add(
          new Manifest(
              file, name, Manifest.ENVIRONMENT, tree.orElse(new MapNode(Map.of(), Span.START))));
    }
    if (all.isEmpty()) {
      all.add(new Manifest("", "", Manifest.ENVIRONMENT, new MapNode(Map.of(), Span.START)));
    }
    return all;
  }

  /** Each environment has its own values of parameters. */
  private static void parameters(Map<String, DraftMap> all, DraftMap spec) {
    all.forEach(
        (name, own) -> {
          own.getMap(PARAMETERS)
              .ifPresent(
                  values ->
                      Shared.merge(
                          values, spec.map(Workloads.ENVIRONMENTS).map(name).map(PARAMETERS)));
          own.remove(PARAMETERS);
        });
  }

  /** Takes the networks out of what the environments have. */
  private static Map<String, DraftMap> section(Map<String, DraftMap> all) {
    Map<String, DraftMap> networks = new LinkedHashMap<>();
    all.forEach(
        (name, own) -> {
          DraftMap network = new DraftMap();
          for (DraftMap.Entry entry : own.entries()) {
            if (entry.key().equals(NETWORK)) {
              network.put(NETWORK, entry.draft(), entry.origins());
            }
          }
          own.remove(NETWORK);
          networks.put(name, network);
        });
    return networks;
  }

  /** Copilot logs all traffic, a spec what is rejected. */
  private static void flowLogs(Map<String, DraftMap> networks, Application application) {
    boolean on = false;
    for (DraftMap one : networks.values()) {
      on |=
          one.getMap(NETWORK)
              .flatMap(network -> network.getMap("create"))
              .flatMap(create -> create.get("flow_logs"))
              .map(draft -> draft.says(DraftValue.bool(true)))
              .orElse(false);
    }
    if (on) {
      application
          .patches()
          .add(
              new DraftMap()
                  .put("op", "replace")
                  .put("path", "/Resources/FlowLog/Properties/TrafficType")
                  .put("value", "ALL"));
    }
  }

  private static boolean isCreated(DraftMap section) {
    return section.getMap(NETWORK).map(network -> network.has("create")).orElse(false);
  }

  /** The network that the spec has: a new one, unless all environments have theirs. */
  private static DraftMap base(Map<String, DraftMap> networks) {
    List<DraftMap> created = new ArrayList<>(networks.values());
    created.removeIf(one -> !isCreated(one));
    DraftMap common = Shared.common(created.isEmpty() ? List.copyOf(networks.values()) : created);
    if (!created.isEmpty()) {
      common.map(NETWORK).map("create");
    }
    return common;
  }

  /** What {@code placements} wrote to the network of all holds in each environment. */
  private static void copyAddress(DraftMap base, DraftMap own) {
    base.map(NETWORK).get("public_ip").ifPresent(draft -> own.map(NETWORK).put("public_ip", draft));
  }
}
