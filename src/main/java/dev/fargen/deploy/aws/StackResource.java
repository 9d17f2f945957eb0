package dev.fargen.deploy.aws;

/** A resource of a stack. */
public record StackResource(String logicalId, String type, String physicalId, String state) {}
