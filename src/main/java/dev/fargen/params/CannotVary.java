package dev.fargen.params;

import dev.fargen.diag.Span;

/** Environments differ in a value of which the template has only one. */
public final class CannotVary extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String id;
  private final String what;

  private final transient Span span;

  CannotVary(String id, String what, Span span) {
    super(what + " of " + id + " cannot differ between environments", null, false, false);
    this.id = id;
    this.what = what;
    this.span = span;
  }

  /** The place in the spec that the resource or output came from. */
  public Span span() {
    return span;
  }

  /** The resource or output that would differ. */
  public String id() {
    return id;
  }

  /** Its attribute or property that would differ. */
  public String what() {
    return what;
  }
}
