package dev.fargen.aws;

/** A property of a resource type, or of a block in it. */
public record Property(String name, ValueType type, boolean required, Replacement replacement) {}
