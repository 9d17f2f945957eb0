/** What may be said of what messages go through. */
@NullMarked
package dev.fargen.spec.messaging;

import org.jspecify.annotations.NullMarked;
