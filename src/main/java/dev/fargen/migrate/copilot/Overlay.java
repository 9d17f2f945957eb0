package dev.fargen.migrate.copilot;

import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays the values of an environment over a manifest as Copilot does: maps are merged, other values
 * are replaced, an empty value changes nothing, and of keys that exclude each other those of the
 * environment remain.
 */
final class Overlay {

  /** Keys of the map at a path of which one side excludes the other. */
  private record Either(String path, List<String> one, List<String> other) {}

  private static final List<String> SCALING =
      List.of(
          "range",
          "cooldown",
          "cpu_percentage",
          "memory_percentage",
          "requests",
          "response_time",
          "queue_delay");

  private static final List<Either> EITHER =
      List.of(
          new Either("image", List.of("build"), List.of("location")),
          new Either("sidecars.*.image", List.of("build"), List.of("location")),
          new Either("count", List.of("spot"), SCALING),
          new Either(
              "storage.volumes.*.efs", List.of("uid", "gid"), List.of("id", "root_dir", "auth")));

  /** Maps that are replaced as a whole: each of their forms excludes the others. */
  private static final List<String> WHOLE =
      List.of("secrets.*", "variables.*", "sidecars.*.secrets.*", "sidecars.*.variables.*");

  private Overlay() {}

  static MapNode of(MapNode base, MapNode over) {
    return of(base, over, "");
  }

  private static MapNode of(MapNode base, MapNode over, String path) {
    Map<String, MapNode.Entry> merged = new LinkedHashMap<>(base.entriesByKey());
    for (Either either : EITHER) {
      if (ManifestPath.matches(path, either.path())) {
        clear(merged, over, either.one(), either.other());
        clear(merged, over, either.other(), either.one());
      }
    }
    for (MapNode.Entry theirs : over.entries()) {
      String key = theirs.key().text();
      MapNode.Entry ours = merged.get(key);
      boolean empty = theirs.value() instanceof ScalarNode scalar && scalar.isNull();
      if (!empty) {
        merged.put(key, ours == null ? theirs : of(ours, theirs, ManifestPath.then(path, key)));
      }
    }
    return new MapNode(merged, base.span());
  }

  private static MapNode.Entry of(MapNode.Entry ours, MapNode.Entry theirs, String path) {
    Node base = ours.value();
    if (base instanceof MapNode map
        && theirs.value() instanceof MapNode over
        && !ManifestPath.isOneOf(path, WHOLE)) {
      return new MapNode.Entry(theirs.key(), of(map, over, path));
    }
    return theirs;
  }

  /** Removes the one side where the environment has the other. */
  private static void clear(
      Map<String, MapNode.Entry> merged, MapNode over, List<String> has, List<String> goes) {
    for (String key : has) {
      if (over.entry(key).isPresent()) {
        goes.forEach(merged::remove);
      }
    }
  }
}
