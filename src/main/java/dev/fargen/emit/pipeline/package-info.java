/** The pipeline, its roles, and its templates for other regions and accounts. */
@NullMarked
package dev.fargen.emit.pipeline;

import org.jspecify.annotations.NullMarked;
