package dev.fargen.deploy;

/** A text that is not a template. */
public final class UnreadableTemplate extends Exception {

  private static final long serialVersionUID = 1L;

  private final String what;

  UnreadableTemplate(String what) {
    super(what, null, false, false);
    this.what = what;
  }

  /** The problem, to follow "is": {@code not a map of sections}. */
  public String what() {
    return what;
  }
}
