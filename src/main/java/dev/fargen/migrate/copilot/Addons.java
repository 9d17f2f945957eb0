package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftMap;

/** CloudFormation templates beside the manifests, which Copilot nests in its stacks. */
final class Addons {
  private Addons() {}

  /**
   * Adds their resources to the spec, and their outputs to the workloads.
   *
   * @param spec already has all workloads, and {@code environments} with what differs in them
   */
  static void addTo(DraftMap spec, Application application) {}
}
