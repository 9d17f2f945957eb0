package dev.fargen.migrate.copilot;

import dev.fargen.migrate.LegalName;

/** Names of a spec for things that Copilot names otherwise. */
final class Names {
  private Names() {}

  /** The name of a volume, topic or container: {@code new-image} for {@code newImage}. */
  static String of(String name) {
    return LegalName.thing(name.replaceAll("([a-z0-9])([A-Z])", "$1-$2"));
  }

  /** The beginning of logical ids and parameters of a workload: {@code HatchetApi}. */
  static String id(String workload) {
    return LegalName.parameter(workload);
  }
}
