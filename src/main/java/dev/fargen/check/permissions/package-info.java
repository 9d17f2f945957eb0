/** Rules about permissions. */
@NullMarked
package dev.fargen.check.permissions;

import org.jspecify.annotations.NullMarked;
