/** The forms of ARNs. */
@NullMarked
package dev.fargen.spec.arn;

import org.jspecify.annotations.NullMarked;
