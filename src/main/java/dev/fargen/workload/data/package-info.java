/** Databases and volumes. */
@NullMarked
package dev.fargen.workload.data;

import org.jspecify.annotations.NullMarked;
