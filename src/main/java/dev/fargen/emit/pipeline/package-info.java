/** The pipeline, its roles, and what it needs in other regions and accounts. */
@NullMarked
package dev.fargen.emit.pipeline;

import org.jspecify.annotations.NullMarked;
