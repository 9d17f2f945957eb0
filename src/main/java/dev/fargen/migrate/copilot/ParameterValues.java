package dev.fargen.migrate.copilot;

import dev.fargen.migrate.draft.DraftMap;

/** Gives each template parameter that the spec refers to a value in each environment. */
final class ParameterValues {
  private ParameterValues() {}

  static void addTo(DraftMap spec, Application application) {}
}
