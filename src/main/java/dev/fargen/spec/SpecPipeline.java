package dev.fargen.spec;

/**
 * The pipeline, and the values that it gives to its own template's parameters.
 *
 * @param keys those of {@link PipelineKeys}
 */
public record SpecPipeline(SpecScope scope, Section keys) {}
