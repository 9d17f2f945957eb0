/** Databases and file systems, and how tasks connect to them. */
@NullMarked
package dev.fargen.emit.data;

import org.jspecify.annotations.NullMarked;
