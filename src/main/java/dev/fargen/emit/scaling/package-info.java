/** How the number of tasks follows the load. */
@NullMarked
package dev.fargen.emit.scaling;

import org.jspecify.annotations.NullMarked;
