/** What may be said of the number of tasks. */
@NullMarked
package dev.fargen.spec.scaling;

import org.jspecify.annotations.NullMarked;
