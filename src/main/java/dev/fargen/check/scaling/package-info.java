/** Rules about scaling. */
@NullMarked
package dev.fargen.check.scaling;

import org.jspecify.annotations.NullMarked;
