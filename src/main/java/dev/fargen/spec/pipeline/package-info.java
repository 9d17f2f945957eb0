/** The keys of the pipeline. */
@NullMarked
package dev.fargen.spec.pipeline;

import org.jspecify.annotations.NullMarked;
