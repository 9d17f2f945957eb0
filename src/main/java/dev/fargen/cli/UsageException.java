package dev.fargen.cli;

/** A command line that is not valid; the message says why. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message, null, false, false);
  }

  /** An option has a value that is not valid; {@code rule} says which values are. */
  static UsageException value(String option, String value, String rule) {
    return new UsageException("`" + option + " " + value + "` is not valid; " + rule);
  }
}
