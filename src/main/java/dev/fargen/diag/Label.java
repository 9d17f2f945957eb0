package dev.fargen.diag;

/** A place in the source and what is to be said of it; the text may be empty. */
public record Label(Span span, String text) {}
