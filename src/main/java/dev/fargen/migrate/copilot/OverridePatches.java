package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftMap;

/** Patches of the templates that Copilot renders: {@code overrides/cfn.patches.yml}. */
final class OverridePatches {
  private OverridePatches() {}

  /** Adds to the spec what they are for. */
  static void addTo(DraftMap spec, Application application) {}
}
