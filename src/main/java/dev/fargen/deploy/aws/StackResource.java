package dev.fargen.deploy.aws;

/** A resource that a stack holds. */
public record StackResource(String logicalId, String type, String physicalId, String state) {}
