/** How the number of tasks follows the load. */
@NullMarked
package dev.fargen.workload.scaling;

import org.jspecify.annotations.NullMarked;
