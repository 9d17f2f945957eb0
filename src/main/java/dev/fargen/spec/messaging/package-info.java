/** The keys of queues. */
@NullMarked
package dev.fargen.spec.messaging;

import org.jspecify.annotations.NullMarked;
