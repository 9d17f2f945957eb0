package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftMap;

/** The manifests of environments: network, load balancers, certificates, cluster. */
final class EnvironmentManifests {
  private EnvironmentManifests() {}

  /**
   * Adds what they say to the spec, and notes what became of their lines.
   *
   * @param spec already has all workloads, and {@code environments} with what differs in them
   */
  static void addTo(DraftMap spec, Application application) {
    Placements.addTo(spec, application);
  }
}
