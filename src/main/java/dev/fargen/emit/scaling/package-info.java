/** Scaling of services by load. */
@NullMarked
package dev.fargen.emit.scaling;

import org.jspecify.annotations.NullMarked;
