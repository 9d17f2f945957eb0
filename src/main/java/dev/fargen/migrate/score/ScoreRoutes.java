package dev.fargen.migrate.score;

import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.Draft;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The requests from outside: resources of the types {@code route} and {@code dns}. */
final class ScoreRoutes {

  private final ScoreFile file;
  private final ScoreValues values;
  private final Report report;

  ScoreRoutes(ScoreFile file, ScoreValues values, Report report) {
    this.file = file;
    this.values = values;
    this.report = report;
  }

  /** The port of the first route, as the container has it. */
  static Optional<Integer> port(ScoreFile file) {
    for (MapNode.Entry route : of(file, "route")) {
      Optional<Integer> port =
          ScoreFile.map((MapNode) route.value(), "params")
              .flatMap(params -> params.text("port"))
              .flatMap(text -> ScorePorts.named(file, text));
      if (port.isPresent()) {
        return port;
      }
    }
    return Optional.empty();
  }

  private static List<MapNode.Entry> of(ScoreFile file, String type) {
    List<MapNode.Entry> all = new ArrayList<>();
    for (MapNode.Entry entry : file.resources()) {
      if (entry.value() instanceof MapNode map && map.text("type").orElse("").equals(type)) {
        all.add(entry);
      }
    }
    return all;
  }

  /** Writes {@code http}; returns the item for the main port, if there is one. */
  Optional<DraftMap> write(DraftMap workload) {
    List<MapNode.Entry> routes = of(file, "route");
    List<MapNode.Entry> names = of(file, "dns");
    Optional<Integer> main = ScorePorts.of(file);
    if (main.isEmpty()) {
      for (MapNode.Entry entry : routes) {
        refused(entry, "the workload has no TCP port");
      }
      for (MapNode.Entry entry : names) {
        refused(entry, "the workload has no TCP port");
      }
      return Optional.empty();
    }
    DraftList list = new DraftList();
    Optional<DraftMap> first = Optional.empty();
    for (MapNode.Entry route : routes) {
      Optional<DraftMap> item = route(route, main.get(), list.isEmpty());
      if (item.isPresent()) {
        first = first.isEmpty() && !item.get().has("port") ? item : first;
        list.add(item.get(), file.origin(route));
      }
    }
    if (routes.isEmpty() && !names.isEmpty()) {
      DraftMap item = new DraftMap();
      for (MapNode.Entry name : names) {
        String host = ScoreValues.host((MapNode) name.value(), name.key().text(), file.workload());
        item.put("host", host, file.origin(name));
      }
      first = Optional.of(item);
      list.add(item);
    }
    names.forEach(this::named);
    if (list.items().size() == 1) {
      workload.put("http", list.items().get(0).draft(), list.items().get(0).origins());
    } else if (!list.isEmpty()) {
      workload.put("http", list);
    }
    return first;
  }

  /**
   * Lets the load balancer take any answer for healthy where the file has no probe: other tools
   * send requests to every container that runs.
   */
  static void withoutProbe(DraftMap workload) {
    Optional<Draft> http = workload.get("http");
    if (http.isPresent() && http.get() instanceof DraftMap item) {
      withoutProbe(item, true);
    } else if (http.isPresent() && http.get() instanceof DraftList list) {
      boolean first = true;
      for (DraftList.Item item : list.items()) {
        DraftMap map = (DraftMap) item.draft();
        if (map.has("port") || first) {
          withoutProbe(map, false);
        }
        first &= map.has("port");
      }
    }
  }

  private static void withoutProbe(DraftMap item, boolean commented) {
    if (!item.has("healthcheck")) {
      item.map("healthcheck").put("path", "/").put("codes", "200-499");
      if (commented) {
        item.comment("healthcheck", "The Score file has no probe: any answer is healthy.");
      }
    }
  }

  private void named(MapNode.Entry dns) {
    MapNode map = (MapNode) dns.value();
    boolean open = ScoreValues.host(map, dns.key().text(), file.workload()).startsWith("$");
    String record = "for its record in Route 53, write `hosted_zone` beside `host`";
    report.toDecide(
        file.origin(dns),
        "",
        open
            ? "the parameter `"
                + ScoreValues.hostParameter(map, dns.key().text(), file.workload())
                + "` is the host name; "
                + record
            : record);
    for (Origin origin : file.origins(map, "params")) {
      report.converted(origin, "", "");
    }
  }

  /**
   * An item of {@code http}; empty where something is refused.
   *
   * @param first whether it is the first one, which needs no name
   */
  private Optional<DraftMap> route(MapNode.Entry route, int main, boolean first) {
    DraftMap item = new DraftMap();
    MapNode map = (MapNode) route.value();
    Optional<String> fault = Optional.empty();
    if (!first) {
      item.put("name", LegalName.thing(route.key().text()));
    }
    for (MapNode.Entry param : ScoreFile.entries(map, "params")) {
      String text = param.value() instanceof ScalarNode scalar ? scalar.text() : "";
      Optional<String> found =
          switch (param.key().text()) {
            case "port" -> port(item, text, main, param);
            case "host" -> host(item, text, param);
            case "path" -> path(item, text, param);
            default -> Optional.empty();
          };
      fault = fault.or(() -> found);
    }
    if (fault.isPresent()) {
      refused(route, fault.get());
      return Optional.empty();
    }
    for (Origin origin : file.origins(map, "type")) {
      report.converted(origin, "resources." + route.key().text() + ".type", "");
    }
    return Optional.of(item);
  }

  private Optional<String> port(DraftMap item, String text, int main, MapNode.Entry param) {
    Optional<Integer> port = ScorePorts.named(file, text);
    if (port.isEmpty()) {
      return Optional.of("the service has no port `" + text + "`");
    }
    if (port.get() == main) {
      report.converted(file.origin(param), "", "");
    } else {
      item.put("port", port.get(), file.origin(param));
    }
    return Optional.empty();
  }

  private Optional<String> host(DraftMap item, String text, MapNode.Entry param) {
    ScoreText host = values.text(text);
    if (!host.faults().isEmpty()) {
      return Optional.of("its host: " + String.join("; ", host.faults()));
    }
    if (host.secret() || host.text().isBlank()) {
      return Optional.of("its `host` is no host name");
    }
    item.put("host", host.text(), file.origin(param));
    return Optional.empty();
  }

  /** score-compose takes paths for regular expressions, others do not. */
  private Optional<String> path(DraftMap item, String text, MapNode.Entry param) {
    String simple = text.replace("[^/]+", "*").replace("[^/]*", "*").replace(".*", "*");
    boolean regex = false;
    for (int i = 0; i < simple.length(); i++) {
      regex |= "[](){}^$+|\\".indexOf(simple.charAt(i)) >= 0;
    }
    if (regex || !simple.startsWith("/")) {
      return Optional.of(
          "its path `"
              + text
              + "` is a regular expression, or does not begin with `/`: write `http` with a `path`"
              + " that has `*` and `?`");
    }
    if (simple.equals("/")) {
      report.converted(file.origin(param), "", "");
      return Optional.empty();
    }
    String path = simple.endsWith("/") ? simple.substring(0, simple.length() - 1) : simple;
    item.put("path", path, file.origin(param));
    if (!simple.equals(text)) {
      report.changed(
          file.origin(param), "", "`*` in `path` also stands for several parts of a path");
    }
    return Optional.empty();
  }

  private void refused(MapNode.Entry entry, String why) {
    report.refused(file.origin(entry), "resources." + entry.key().text(), why);
  }
}
