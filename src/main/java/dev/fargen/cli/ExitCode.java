package dev.fargen.cli;

/** What the process tells its caller; the numbers are API. */
final class ExitCode {

  /** Done, or nothing to do. */
  static final int DONE = 0;

  /** The spec or the command line is wrong. */
  static final int WRONG = 2;

  /** {@code --check} or {@code diff --exit-code} found a difference. */
  static final int DIFFERENT = 6;

  private ExitCode() {}
}
