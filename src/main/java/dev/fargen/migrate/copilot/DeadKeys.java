package dev.fargen.migrate.copilot;

import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.ListNode;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import dev.fargen.yaml.ScalarNode;
import java.util.List;

/** Finds the keys of a manifest that Copilot never read. */
final class DeadKeys {

  private static final String ENVIRONMENTS = "environments";

  private final Manifest manifest;
  private final ManifestSchema schema;
  private final Report report;

  private DeadKeys(Manifest manifest, Report report) {
    this.manifest = manifest;
    this.schema = ManifestSchema.of(manifest);
    this.report = report;
  }

  static void report(Manifest manifest, Report report) {
    DeadKeys keys = new DeadKeys(manifest, report);
    keys.check("", "", manifest.tree());
    manifest
        .tree()
        .value(ENVIRONMENTS, MapNode.class)
        .ifPresent(
            all -> {
              for (MapNode.Entry entry : all.entries()) {
                String shown = ENVIRONMENTS + "." + entry.key().text();
                keys.empty("", shown, entry);
                if (entry.value() instanceof MapNode map) {
                  keys.check("", shown, map);
                }
              }
            });
  }

  /**
   * @param path in the schema
   * @param shown where the map stands
   */
  private void check(String path, String shown, MapNode map) {
    List<String> known = schema.below(path);
    if (known.contains("**")) {
      return;
    }
    for (MapNode.Entry entry : map.entries()) {
      String key = entry.key().text();
      String subject = shown.isEmpty() ? key : shown + "." + key;
      if (known.contains(key) || known.contains("*")) {
        empty(path, subject, entry);
        below(ManifestPath.then(path, key), subject, entry.value());
      } else if (!path.isEmpty() || !key.startsWith("x-")) {
        report.noEffect(Origin.of(manifest.file(), entry), subject, why(path));
      } else {
        report.ignored(Origin.of(manifest.file(), entry), subject, "it only holds YAML anchors");
      }
    }
  }

  /** An empty value changes nothing; an empty variable is an empty text. */
  private void empty(String path, String subject, MapNode.Entry entry) {
    boolean variable = path.endsWith("variables") && !subject.startsWith(ENVIRONMENTS + ".");
    if (!variable && entry.value() instanceof ScalarNode scalar && scalar.isNull()) {
      report.ignored(
          Origin.of(manifest.file(), entry), subject, "it has no value, and changes nothing");
    }
  }

  private String why(String path) {
    return path.isEmpty()
        ? "Copilot reads no such key in a " + manifest.type()
        : "Copilot reads no such key under `" + path.replace("[]", "") + "`";
  }

  private void below(String path, String shown, Node value) {
    if (path.equals(ENVIRONMENTS) || schema.below(path).contains("**")) {
      return;
    }
    if (value instanceof MapNode map) {
      check(path, shown, map);
    } else if (value instanceof ListNode list) {
      for (int i = 0; i < list.items().size(); i++) {
        if (list.items().get(i) instanceof MapNode map) {
          check(path + "[]", shown + "[" + i + "]", map);
        }
      }
    }
  }
}
