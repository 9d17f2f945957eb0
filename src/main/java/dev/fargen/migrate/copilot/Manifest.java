package dev.fargen.migrate.copilot;

import dev.fargen.migrate.LegalName;
import dev.fargen.migrate.Sources;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The manifest of a service or job.
 *
 * @param file its path
 * @param name the name of the service or job
 * @param type such as {@code Backend Service}; empty where the manifest has none
 * @param tree the whole file
 */
record Manifest(String file, String name, String type, MapNode tree) {

  static final String WEB = "Load Balanced Web Service";
  static final String BACKEND = "Backend Service";
  static final String WORKER = "Worker Service";
  static final String JOB = "Scheduled Job";
  static final String REQUEST_DRIVEN = "Request-Driven Web Service";
  static final String STATIC = "Static Site";
  static final String ENVIRONMENT = "Environment";

  private static final String ENVIRONMENTS = "environments";

  /** Reads a manifest. */
  static Manifest read(String file, String directory, Sources sources) {
    MapNode tree = sources.yaml(file);
    String name = LegalName.thing(tree.text("name").orElse(directory));
    return new Manifest(file, name, tree.text("type").orElse(""), tree);
  }

  /** The same as the stack runs it. */
  Manifest of(DeployedStack stack) {
    return new Manifest(file, name, type, stack.manifest(tree));
  }

  boolean is(String wanted) {
    return type.equalsIgnoreCase(wanted);
  }

  /** The environments that it has other values for. */
  List<String> environments() {
    return tree.value(ENVIRONMENTS, MapNode.class)
        .map(map -> (List<String>) new ArrayList<>(map.entriesByKey().keySet()))
        .orElse(List.of());
  }

  /** Where it begins with the values of an environment. */
  Optional<Origin> origin(String environment) {
    return tree.value(ENVIRONMENTS, MapNode.class)
        .flatMap(all -> all.entry(environment))
        .map(entry -> Origin.of(file, entry));
  }

  /** The names of its volumes, in all environments. */
  List<String> volumes() {
    List<String> names = new ArrayList<>();
    for (MapNode one : variants()) {
      one.value("storage", MapNode.class)
          .flatMap(storage -> storage.value("volumes", MapNode.class))
          .ifPresent(volumes -> names.addAll(volumes.entriesByKey().keySet()));
    }
    return names;
  }

  /**
   * Whether it publishes to the topic in an environment.
   *
   * @param named with or without the end that SNS wants of FIFO topics
   */
  boolean publishes(String named) {
    String topic = named.replaceFirst("\\.fifo$", "");
    for (MapNode one : variants()) {
      Optional<ListNode> topics =
          one.value("publish", MapNode.class)
              .flatMap(publish -> publish.value("topics", ListNode.class));
      for (Node item : topics.map(ListNode::items).orElse(List.of())) {
        if (item instanceof MapNode map && map.text("name").equals(Optional.of(topic))) {
          return true;
        }
      }
    }
    return false;
  }

  /** What it says for all environments, and what for each. */
  private List<MapNode> variants() {
    List<MapNode> all = new ArrayList<>(List.of(tree));
    for (String environment : environments()) {
      all.add(in(Optional.of(environment)));
    }
    return all;
  }

  /**
   * What holds in an environment: the manifest with the values of the environment over it. Without
   * an environment, what holds in all that say nothing else.
   */
  MapNode in(Optional<String> environment) {
    Map<String, MapNode.Entry> shared = new LinkedHashMap<>(tree.entriesByKey());
    shared.remove(ENVIRONMENTS);
    MapNode base = new MapNode(shared, tree.span());
    return environment
        .flatMap(
            name ->
                tree.value(ENVIRONMENTS, MapNode.class)
                    .flatMap(all -> all.value(name, MapNode.class)))
        .map(over -> Overlay.of(base, over))
        .orElse(base);
  }
}
