package dev.fargen.spec;

import dev.fargen.spec.form.Section;
import dev.fargen.spec.pipeline.PipelineKeys;

/**
 * The pipeline, and the values that it gives to its own template's parameters.
 *
 * @param keys those of {@link PipelineKeys}
 */
public record SpecPipeline(SpecScope scope, Section keys) {}
