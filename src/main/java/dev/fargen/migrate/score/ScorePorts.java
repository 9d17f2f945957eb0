package dev.fargen.migrate.score;

import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.DraftList;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.DraftValue;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.MapNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The ports of a workload: Score has them on the service, fargen on the container. */
final class ScorePorts {

  /**
   * A port of the service.
   *
   * @param number what other workloads call
   * @param target what the container listens on
   */
  private record Port(MapNode.Entry entry, int number, int target, boolean udp) {
    String name() {
      return entry.key().text();
    }
  }

  private ScorePorts() {}

  private static List<Port> all(ScoreFile file) {
    List<Port> ports = new ArrayList<>();
    for (MapNode.Entry entry : file.ports()) {
      if (entry.value() instanceof MapNode map) {
        Optional<Integer> number = ScoreFile.port(map, "port");
        Optional<Integer> target = ScoreFile.port(map, "targetPort").or(() -> number);
        boolean udp = map.text("protocol").orElse("").toUpperCase(Locale.ROOT).equals("UDP");
        if (target.isPresent()) {
          ports.add(new Port(entry, number.orElse(target.get()), target.get(), udp));
        }
      }
    }
    return ports;
  }

  /** The main TCP port: the one that requests from outside go to, else the first one. */
  static Optional<Integer> of(ScoreFile file) {
    Optional<Integer> routed = ScoreRoutes.port(file);
    for (Port port : all(file)) {
      if (!port.udp() && routed.isEmpty()) {
        return Optional.of(port.target());
      }
    }
    return routed;
  }

  /** Whether a container listens on this TCP port for the service. */
  static boolean has(ScoreFile file, int target) {
    boolean has = false;
    for (Port port : all(file)) {
      has |= !port.udp() && port.target() == target;
    }
    return has;
  }

  /** What the container listens on for a port that is given by its name or its number. */
  static Optional<Integer> named(ScoreFile file, String text) {
    for (Port port : all(file)) {
      if (port.name().equals(text) || String.valueOf(port.number()).equals(text)) {
        return Optional.of(port.target());
      }
    }
    return ScoreFile.port(text);
  }

  /**
   * Writes {@code port} and {@code expose}.
   *
   * @param called whether another workload of the import calls this one
   */
  static void write(ScoreFile file, boolean called, DraftMap workload, Report report) {
    Optional<Integer> main = of(file);
    Set<String> written = new HashSet<>();
    if (main.isPresent() && !has(file, main.get())) {
      workload.put("port", main.get());
    }
    for (Port port : all(file)) {
      MapNode map = (MapNode) port.entry().value();
      List<Origin> places = new ArrayList<>(List.of(file.origin(port.entry())));
      places.addAll(List.of(file.origins(map, "targetPort", "protocol")));
      if (called && port.number() != port.target()) {
        map.entry("port").ifPresent(entry -> called(file, port, entry, report));
      } else {
        places.addAll(List.of(file.origins(map, "port")));
      }
      Origin[] origins = places.toArray(Origin[]::new);
      boolean first = written.add(port.target() + (port.udp() ? "/udp" : ""));
      if (!port.udp() && main.equals(Optional.of(port.target()))) {
        if (first) {
          workload.put("port", port.target(), origins);
        } else {
          workload.from("port", origins);
        }
      } else if (first) {
        expose(workload.list("expose"), port, origins);
      } else {
        for (Origin origin : origins) {
          report.converted(origin, "service.ports." + port.name(), "");
        }
      }
    }
  }

  private static void expose(DraftList list, Port port, Origin... origins) {
    if (port.udp()) {
      list.add(port.target() + "/udp", origins);
    } else {
      list.add(DraftValue.number(port.target()), origins);
    }
  }

  private static void called(
      ScoreFile file, Port port, MapNode.Entry entry, Report report) {
    report.changed(
        file.origin(entry),
        "service.ports." + port.name() + ".port",
        "other workloads call port "
            + port.target()
            + ", which the container listens on, in place of "
            + port.number());
  }
}
