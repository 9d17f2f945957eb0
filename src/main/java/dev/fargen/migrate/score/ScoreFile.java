package dev.fargen.migrate.score;

import dev.fargen.migrate.CannotImport;
import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.Sources;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A Score file, which describes one workload (Score specification, "Score specification
 * reference").
 *
 * @param path as it is shown to the user
 * @param workload the name of the workload in the spec
 */
record ScoreFile(String path, MapNode tree, String workload) {

  private static final String VERSION = "score.dev/v1b1";

  /**
   * Reads a file.
   *
   * @throws CannotImport where it is no Score file, or of another version
   */
  static ScoreFile read(String path, Sources sources) {
    MapNode tree = sources.yaml(path);
    String version = tree.text("apiVersion").orElse("");
    if (!version.startsWith("score.dev/")) {
      throw new CannotImport(
          "`" + path + "` is not a Score file: it has no `apiVersion: " + VERSION + "`");
    }
    if (!version.equals(VERSION)) {
      throw new CannotImport(
          "`" + path + "` is of the version `" + version + "`; `" + VERSION + "` can be imported");
    }
    String name = map(tree, "metadata").flatMap(metadata -> metadata.text("name")).orElse("");
    if (name.isBlank()) {
      throw new CannotImport("`" + path + "` has no `metadata.name`");
    }
    if (map(tree, "containers").map(all -> all.entries().isEmpty()).orElse(true)) {
      throw new CannotImport("`" + path + "` has no `containers`");
    }
    return new ScoreFile(path, tree, LegalName.thing(name));
  }

  /** The name of the workload as the file has it. */
  String name() {
    return map(tree, "metadata").flatMap(metadata -> metadata.text("name")).orElse(workload);
  }

  /** The directory of the file, with a slash at its end; empty for that fargen runs in. */
  String directory() {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  Collection<MapNode.Entry> containers() {
    return entries(tree, "containers");
  }

  Collection<MapNode.Entry> resources() {
    return entries(tree, "resources");
  }

  /** The ports of the service, by their names. */
  Collection<MapNode.Entry> ports() {
    return map(tree, "service").map(service -> entries(service, "ports")).orElse(List.of());
  }

  Origin origin(MapNode.Entry entry) {
    return Origin.of(path, entry);
  }

  Origin origin(Node item) {
    return new Origin(path, item.span());
  }

  /** The places of these keys, as far as the map has them. */
  Origin[] origins(MapNode map, String... keys) {
    List<Origin> origins = new ArrayList<>();
    for (String key : keys) {
      map.entry(key).ifPresent(entry -> origins.add(origin(entry)));
    }
    return origins.toArray(Origin[]::new);
  }

  static Optional<MapNode> map(MapNode in, String key) {
    return in.value(key, MapNode.class);
  }

  static Collection<MapNode.Entry> entries(MapNode in, String key) {
    return map(in, key).map(MapNode::entries).orElse(List.of());
  }

  static List<ScalarNode> scalars(Node list) {
    List<ScalarNode> scalars = new ArrayList<>();
    for (Node item : list instanceof ListNode items ? items.items() : List.of(list)) {
      if (item instanceof ScalarNode scalar) {
        scalars.add(scalar);
      }
    }
    return scalars;
  }

  /** A number from 1 to 65535. */
  static Optional<Integer> port(MapNode in, String key) {
    return in.text(key).flatMap(ScoreFile::port);
  }

  static Optional<Integer> port(String text) {
    boolean digits = !text.isEmpty() && text.length() <= 5;
    for (int i = 0; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits
        ? Optional.of(Integer.valueOf(text)).filter(port -> port > 0 && port < 65_536)
        : Optional.empty();
  }
}
