package dev.fargen.diag;

/**
 * A place in the source and a text about it, which may be empty.
 *
 * @param secret whether the place may have a secret, so that its characters are not printed
 */
public record Label(Span span, String text, boolean secret) {

  public Label(Span span, String text) {
    this(span, text, false);
  }
}
