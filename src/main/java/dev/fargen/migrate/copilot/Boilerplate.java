package dev.fargen.migrate.copilot;

/** The comments that {@code copilot init} writes into manifests itself. */
final class Boilerplate {
  private Boilerplate() {}

  static boolean isComment(String comment) {
    return false;
  }
}
