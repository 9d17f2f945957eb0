package dev.fargen.spec;

import dev.fargen.spec.form.Section;
import dev.fargen.spec.pipeline.PipelineKeys;

/**
 * The pipeline, with the parameter values of its own template.
 *
 * @param keys those of {@link PipelineKeys}
 */
public record SpecPipeline(SpecScope scope, Section keys) {}
