/** Rules about what applications may do. */
@NullMarked
package dev.fargen.check.permissions;

import org.jspecify.annotations.NullMarked;
