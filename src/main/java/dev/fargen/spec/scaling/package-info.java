/** The keys of {@code scaling}. */
@NullMarked
package dev.fargen.spec.scaling;

import org.jspecify.annotations.NullMarked;
