package dev.fargen.diag;

/** A place in the source and a text about it, which may be empty. */
public record Label(Span span, String text) {}
