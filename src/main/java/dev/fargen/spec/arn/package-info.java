/** The forms of ARNs, and of the names that may stand in their place. */
@NullMarked
package dev.fargen.spec.arn;

import org.jspecify.annotations.NullMarked;
