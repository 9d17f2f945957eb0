/** The keys under {@code permissions}. */
@NullMarked
package dev.fargen.spec.permissions;

import org.jspecify.annotations.NullMarked;
