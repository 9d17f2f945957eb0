package dev.fargen.params;

/** Environments differ where CloudFormation has neither a parameter nor a condition for it. */
public final class CannotVary extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String id;
  private final String what;

  CannotVary(String id, String what) {
    super(what + " of " + id + " can't differ between environments", null, false, false);
    this.id = id;
    this.what = what;
  }

  /** The resource that would differ. */
  public String id() {
    return id;
  }

  /** Its attribute or property that would differ. */
  public String what() {
    return what;
  }
}
