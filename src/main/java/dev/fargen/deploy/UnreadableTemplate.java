package dev.fargen.deploy;

/** A text that is no template. */
public final class UnreadableTemplate extends Exception {

  private static final long serialVersionUID = 1L;

  private final String what;

  UnreadableTemplate(String what) {
    super(what, null, false, false);
    this.what = what;
  }

  /** What it is instead, to go on behind "is": {@code not a map of sections}. */
  public String what() {
    return what;
  }
}
