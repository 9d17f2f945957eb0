/** The network of a stack, and what its tasks must reach. */
@NullMarked
package dev.fargen.workload.network;

import org.jspecify.annotations.NullMarked;
