package dev.fargen.migrate.score;

import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The probes of a container. A command becomes the health check of the container. Requests become
 * those of the load balancer: ECS itself sends none, and not every image has a program that does.
 */
final class ScoreProbes {

  private static final List<String> PROBES = List.of("readinessProbe", "livenessProbe");

  private final ScoreFile file;
  private final Report report;

  ScoreProbes(ScoreFile file, Report report) {
    this.file = file;
    this.report = report;
  }

  /**
   * Writes the health checks of a container.
   *
   * @param http the item under {@code http} that the container serves
   */
  void write(MapNode.Entry container, DraftMap into, Optional<DraftMap> http) {
    MapNode map = (MapNode) container.value();
    for (String key : PROBES) {
      Optional<MapNode> probe = ScoreFile.map(map, key);
      if (probe.isPresent()) {
        String subject = "containers." + container.key().text() + "." + key;
        probe.get().entry("exec").ifPresent(exec -> command(exec, into, subject + ".exec"));
        probe
            .get()
            .entry("httpGet")
            .ifPresent(get -> request(get, http, subject + ".httpGet"));
      }
    }
  }

  private void command(MapNode.Entry exec, DraftMap into, String subject) {
    Optional<Node> command =
        exec.value() instanceof MapNode map
            ? map.entry("command").map(MapNode.Entry::value)
            : Optional.empty();
    if (command.isEmpty()) {
      return;
    }
    List<String> words = new ArrayList<>();
    ScoreFile.scalars(command.get()).forEach(word -> words.add(ScoreText.literal(word.text())));
    Origin[] origins = {
      file.origin(exec), file.origins((MapNode) exec.value(), "command")[0]
    };
    DraftValue test = DraftValue.texts(words);
    if (into.get("healthcheck").isEmpty()) {
      into.put("healthcheck", test, origins);
    } else if (into.get("healthcheck").get().says(test)) {
      into.from("healthcheck", origins);
    } else {
      report.changed(
          file.origin(exec),
          subject,
          "a container has one health check: that of `readinessProbe` is used for both");
    }
  }

  private static Draft path(Draft check) {
    return check instanceof DraftMap map ? map.get("path").orElse(check) : check;
  }

  private void request(MapNode.Entry get, Optional<DraftMap> http, String subject) {
    if (!(get.value() instanceof MapNode map)) {
      return;
    }
    String path = map.text("path").orElse("/");
    Optional<Integer> port = ScoreFile.port(map, "port");
    if (http.isEmpty()) {
      report.changed(
          file.origin(get),
          subject,
          "ECS sends no requests: if the image has curl, write `healthcheck: curl -f http://localhost"
              + port.map(number -> ":" + number).orElse("")
              + path
              + "`");
      return;
    }
    Optional<Draft> check = http.get().get("healthcheck");
    if (check.isPresent()) {
      boolean same = path(check.get()).says(DraftValue.text(path));
      if (same) {
        report.converted(file.origin(get), subject, "");
      } else {
        report.changed(
            file.origin(get),
            subject,
            "the health check of the load balancer also replaces tasks, and requests the path of"
                + " `readinessProbe`");
      }
      return;
    }
    Optional<Integer> main = ScorePorts.of(file);
    if (port.isPresent() && !port.equals(main)) {
      DraftMap written = new DraftMap();
      written.put("path", path, file.origins(map, "path"));
      written.put("port", port.get(), file.origins(map, "port"));
      http.get().put("healthcheck", written, file.origin(get));
    } else {
      List<Origin> origins = new ArrayList<>(List.of(file.origin(get)));
      origins.addAll(List.of(file.origins(map, "path")));
      http.get().put("healthcheck", DraftValue.text(path), origins);
    }
    for (MapNode.Entry entry : map.entries()) {
      Origin origin = file.origin(entry);
      String key = subject + "." + entry.key().text();
      switch (entry.key().text()) {
        case "httpHeaders" ->
            report.changed(origin, key, "a load balancer sends no headers of one's own");
        case "host" ->
            report.changed(origin, key, "a load balancer sends the address of the task as host");
        case "scheme" -> {
          if (map.text("scheme").orElse("").equalsIgnoreCase("HTTP")) {
            report.converted(origin, key, "");
          } else {
            report.changed(origin, key, "the load balancer requests over HTTP");
          }
        }
        case "port" -> {
          if (port.equals(main)) {
            report.converted(origin, key, "");
          }
        }
        default -> {}
      }
    }
  }
}
