package dev.fargen.cli;

/** A command line that can't be carried out; the message says why. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message, null, false, false);
  }
}
