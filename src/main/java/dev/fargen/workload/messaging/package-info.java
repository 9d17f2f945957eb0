/** What messages go through. */
@NullMarked
package dev.fargen.workload.messaging;

import org.jspecify.annotations.NullMarked;
