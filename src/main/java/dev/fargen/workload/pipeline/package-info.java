/** The pipeline, and where it lives. */
@NullMarked
package dev.fargen.workload.pipeline;

import org.jspecify.annotations.NullMarked;
