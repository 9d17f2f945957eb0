package dev.fargen.diag;

/** A spec that cannot be compiled; its diagnostics say why. Caught once, in {@code cli}. */
public final class SpecException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Diagnostics diagnostics;

  public SpecException(Diagnostics diagnostics) {
    super(diagnostics.errors() + " errors in " + diagnostics.source().name(), null, false, false);
    this.diagnostics = diagnostics;
  }

  /** The errors and warnings of the spec. */
  public Diagnostics diagnostics() {
    return diagnostics;
  }
}
