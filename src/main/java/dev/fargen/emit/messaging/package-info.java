/** Queues. */
@NullMarked
package dev.fargen.emit.messaging;

import org.jspecify.annotations.NullMarked;
