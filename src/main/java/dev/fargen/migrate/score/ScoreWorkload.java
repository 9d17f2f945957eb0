package dev.fargen.migrate.score;

import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.score.ScoreThings.Thing;
import dev.fargen.yaml.MapNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Converts the workload of a file. */
final class ScoreWorkload {

  private final ScoreFile file;
  private final ScoreValues values;
  private final ScoreThings things;
  private final ScoreContainer containers;
  private final Report report;

  ScoreWorkload(
      ScoreFile file,
      ScoreValues values,
      ScoreThings things,
      ScoreContainer containers,
      Report report) {
    this.file = file;
    this.values = values;
    this.things = things;
    this.containers = containers;
    this.report = report;
  }

  void write(DraftMap workload) {
    metadata();
    Optional<DraftMap> http = new ScoreRoutes(file, values, report).write(workload);
    ScorePorts.write(file, values.isCalled(), workload, report);
    ScoreProbes probes = new ScoreProbes(file, report);
    ScoreSizes sizes = new ScoreSizes(file, report);
    MapNode.Entry main = main();
    for (MapNode.Entry container : file.containers()) {
      if (!(container.value() instanceof MapNode map)) {
        continue;
      }
      boolean isMain = container.equals(main);
      String name = LegalName.thing(container.key().text());
      name = isMain ? name : unused(name, workload);
      DraftMap into =
          isMain ? workload : workload.map("sidecars").map(name, file.origin(container));
      String image = file.workload() + (isMain ? "" : "-" + name) + "-image";
      containers.write(container, into, LegalName.parameter(image));
      if (isMain) {
        sizes.add(map);
      } else {
        sizes.add(map, into);
      }
      probes.write(container, into, isMain ? http : Optional.empty());
    }
    ScoreRoutes.withoutProbe(workload);
    sizes.write(workload);
    new ScoreScaling(file, report).write(workload);
    links(workload);
    permissions(workload);
  }

  /** The main container has the name of the workload. */
  private String unused(String name, DraftMap workload) {
    DraftMap taken = workload.getMap("sidecars").orElseGet(DraftMap::new);
    String unused = name.equals(file.workload()) ? "sidecar" : name;
    for (int i = 2; taken.has(unused) || unused.equals(file.workload()); i++) {
      unused = "sidecar-" + i;
    }
    return unused;
  }

  private void metadata() {
    for (MapNode.Entry entry : ScoreFile.entries(file.tree(), "metadata")) {
      String key = entry.key().text();
      if (!key.equals("name")) {
        report.ignored(
            file.origin(entry), "metadata." + key, "it says something to other tools only");
      }
    }
    file.tree()
        .entry("apiVersion")
        .ifPresent(entry -> report.converted(file.origin(entry), "apiVersion", ""));
  }

  /**
   * The main container: that with a probe, or else a variable, for a port of the service; else that
   * with the name of the workload, or the first one.
   */
  private MapNode.Entry main() {
    List<MapNode.Entry> all = new ArrayList<>();
    for (MapNode.Entry entry : file.containers()) {
      if (entry.value() instanceof MapNode) {
        all.add(entry);
      }
    }
    for (MapNode.Entry entry : all) {
      if (probes((MapNode) entry.value())) {
        return entry;
      }
    }
    for (MapNode.Entry entry : all) {
      if (variables((MapNode) entry.value())) {
        return entry;
      }
    }
    for (MapNode.Entry entry : all) {
      String name = entry.key().text();
      if (name.equals(file.name()) || name.equals("main")) {
        return entry;
      }
    }
    return all.isEmpty() ? file.containers().iterator().next() : all.get(0);
  }

  private boolean probes(MapNode container) {
    boolean found = false;
    for (String probe : List.of("readinessProbe", "livenessProbe")) {
      found |=
          ScoreFile.map(container, probe)
              .flatMap(map -> ScoreFile.map(map, "httpGet"))
              .flatMap(get -> ScoreFile.port(get, "port"))
              .filter(port -> ScorePorts.has(file, port))
              .isPresent();
    }
    return found;
  }

  private boolean variables(MapNode container) {
    boolean found = false;
    for (MapNode.Entry variable : ScoreFile.entries(container, "variables")) {
      boolean named = variable.key().text().toUpperCase(Locale.ROOT).endsWith("PORT");
      Optional<Integer> port =
          ScoreFile.scalars(variable.value()).isEmpty()
              ? Optional.empty()
              : ScoreFile.port(ScoreFile.scalars(variable.value()).get(0).text());
      found |= named && port.filter(number -> ScorePorts.has(file, number)).isPresent();
    }
    return found;
  }

  /** Links to the workloads that the file declares; one that a text refers to is linked already. */
  private void links(DraftMap workload) {
    Set<String> linked = new HashSet<>(values.mentioned());
    for (MapNode.Entry entry : file.resources()) {
      Optional<Thing> thing = things.of(file, entry.key().text());
      String type = thing.map(Thing::type).orElse("");
      String subject = "resources." + entry.key().text();
      switch (type) {
        case "service", "service-port", "workload" ->
            link(entry, thing.get().tree(), workload, linked, subject);
        case "environment" ->
            report.converted(file.origin(entry), subject, "");
        default -> {}
      }
    }
  }

  private void link(
      MapNode.Entry entry, MapNode tree, DraftMap workload, Set<String> linked, String subject) {
    Optional<ScoreFile> server = values.server(tree, entry.key().text());
    if (server.isEmpty()) {
      report.toDecide(
          file.origin(entry),
          subject,
          "no file has the workload `" + entry.key().text() + "`: name its file too");
      return;
    }
    String name = server.get().workload();
    if (name.equals(file.workload())) {
      report.ignored(file.origin(entry), subject, "the containers of a task reach each other");
    } else if (ScorePorts.of(server.get()).isEmpty()) {
      report.refused(file.origin(entry), subject, "`" + name + "` has no TCP port");
    } else {
      report.converted(file.origin(entry), subject, "");
      if (linked.add(name)) {
        workload.list("links").add(name, file.origin(entry));
      }
    }
  }

  private void permissions(DraftMap workload) {
    for (MapNode.Entry entry : file.resources()) {
      Optional<Thing> thing = things.of(file, entry.key().text());
      List<String> access =
          thing.flatMap(Thing::kind).map(ResourceType::access).orElse(List.of());
      if (!access.isEmpty()) {
        DraftMap permission = new DraftMap();
        permission.put(access.get(0), thing.get().name());
        permission.put("access", access.get(1));
        workload.list("permissions").add(permission);
      }
    }
  }
}
