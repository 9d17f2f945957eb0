/** Rules about databases and file systems. */
@NullMarked
package dev.fargen.check.data;

import org.jspecify.annotations.NullMarked;
