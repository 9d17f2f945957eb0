package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftMap;

/** The services and jobs of an application. */
final class Workloads {
  private Workloads() {}

  /** Adds them to the spec, and what differs in an environment under {@code environments}. */
  static void addTo(DraftMap spec, Application application) {}
}
