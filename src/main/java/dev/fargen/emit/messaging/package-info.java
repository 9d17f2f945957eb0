/** Queues and dead-letter queues. */
@NullMarked
package dev.fargen.emit.messaging;

import org.jspecify.annotations.NullMarked;
