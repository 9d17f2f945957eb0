package dev.fargen.cfn;

/** A named condition of the template. */
public record Condition(String id, Value expression) {}
