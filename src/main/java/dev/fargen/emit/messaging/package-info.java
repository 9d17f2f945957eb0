/** What messages go through. */
@NullMarked
package dev.fargen.emit.messaging;

import org.jspecify.annotations.NullMarked;
