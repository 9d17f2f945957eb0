/** Rules about queues. */
@NullMarked
package dev.fargen.check.messaging;

import org.jspecify.annotations.NullMarked;
