package dev.fargen.migrate.copilot;

import dev.fargen.migrate.Report;
import dev.fargen.migrate.draft.DraftMap;
import dev.fargen.migrate.draft.Origin;
import dev.fargen.yaml.MapNode;
import dev.fargen.yaml.Node;
import java.util.Optional;

/**
 * A manifest as it holds in one environment, while it is converted, and the part of the spec that
 * it becomes.
 *
 * @param environment empty for what holds in all environments that say nothing else
 * @param spec the sections of the spec, such as {@code workloads} and {@code topics}
 */
record Scope(
    Application application, Manifest manifest, Optional<String> environment, DraftMap spec) {

  Scope(Application application, Manifest manifest, Optional<String> environment) {
    this(application, manifest, environment, new DraftMap());
  }

  /** The keys that hold here. */
  Keys keys() {
    return new Keys(this, "", manifest.in(environment));
  }

  /** The workload that is made. */
  DraftMap workload() {
    return spec.map("workloads").map(manifest.name());
  }

  /** A map of a section of the spec, such as a topic. */
  DraftMap thing(String section, String name, Origin... origins) {
    return spec.map(section).map(name, origins);
  }

  Report report() {
    return application.report();
  }

  Origin origin(MapNode.Entry entry) {
    return Origin.of(manifest.file(), entry);
  }

  Origin origin(Node node) {
    return new Origin(manifest.file(), node.span());
  }
}
