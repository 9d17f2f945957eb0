package dev.fargen.params;

import dev.fargen.diag.Span;
import java.util.Map;

/** Environments differ in a value of which the template has only one. */
public final class CannotVary extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String id;
  private final String what;

  private final transient Span span;
  private final transient Map<Integer, String> values;

  CannotVary(String id, String what, Span span, Map<Integer, String> values) {
    super(what + " of " + id + " cannot differ between environments", null, false, false);
    this.id = id;
    this.what = what;
    this.span = span;
    this.values = Map.copyOf(values);
  }

  /** The place in the spec that the resource or output came from. */
  public Span span() {
    return span;
  }

  /** What it would be in each environment, by the number of the environment, where known. */
  public Map<Integer, String> values() {
    return values;
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
