package dev.fargen.migrate;

/** There is nothing to make a spec from; the message says why, as a sentence for users. */
public final class CannotImport extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CannotImport(String message) {
    super(message);
  }
}
