/** The keys of {@code http}, and the forms of their values. */
@NullMarked
package dev.fargen.spec.balancing;

import org.jspecify.annotations.NullMarked;
