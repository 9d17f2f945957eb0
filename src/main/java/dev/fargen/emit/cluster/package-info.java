/** The cluster, and the capacity that it gives to tasks. */
@NullMarked
package dev.fargen.emit.cluster;

import org.jspecify.annotations.NullMarked;
