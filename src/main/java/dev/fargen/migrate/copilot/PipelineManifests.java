package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftMap;

/** The manifests of pipelines. */
final class PipelineManifests {
  private PipelineManifests() {}

  /** Adds a pipeline to the spec. */
  static void addTo(DraftMap spec, Application application) {}
}
