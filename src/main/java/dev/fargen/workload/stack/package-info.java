/** The stack of one environment. */
@NullMarked
package dev.fargen.workload.stack;

import org.jspecify.annotations.NullMarked;
