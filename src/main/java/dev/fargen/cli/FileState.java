package dev.fargen.cli;

/** How a file on disk compares with what a render gives. */
enum FileState {
  UNCHANGED("unchanged", "unchanged"),
  MISSING("missing", "wrote"),
  DIFFERENT("differs", "wrote"),
  /** An earlier render wrote it, and the spec no longer renders it. */
  OBSOLETE("obsolete", "deleted");

  private final String found;
  private final String done;

  FileState(String found, String done) {
    this.found = found;
    this.done = done;
  }

  /** The word of {@code render --check}. */
  String found() {
    return found;
  }

  /** The word of {@code render}, for what it did. */
  String done() {
    return done;
  }
}
