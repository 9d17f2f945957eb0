/** Rules about the pipeline and what it builds and deploys. */
@NullMarked
package dev.fargen.check.pipeline;

import org.jspecify.annotations.NullMarked;
