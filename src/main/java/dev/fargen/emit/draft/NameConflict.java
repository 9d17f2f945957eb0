package dev.fargen.emit.draft;

import dev.fargen.diag.Span;

/** Thrown if two things of the spec would have the same logical id. */
public final class NameConflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String id;
  private final transient Span first;
  private final transient Span second;

  NameConflict(String id, Span first, Span second) {
    super("two things are called " + id, null, false, false);
    this.id = id;
    this.first = first;
    this.second = second;
  }

  /** The logical id that both would have. */
  public String id() {
    return id;
  }

  public Span first() {
    return first;
  }

  public Span second() {
    return second;
  }
}
