/** Rules about what messages go through. */
@NullMarked
package dev.fargen.check.messaging;

import org.jspecify.annotations.NullMarked;
