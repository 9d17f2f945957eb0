/** The cluster and its capacity for tasks. */
@NullMarked
package dev.fargen.emit.cluster;

import org.jspecify.annotations.NullMarked;
