/** Queues and dead-letter queues. */
@NullMarked
package dev.fargen.workload.messaging;

import org.jspecify.annotations.NullMarked;
