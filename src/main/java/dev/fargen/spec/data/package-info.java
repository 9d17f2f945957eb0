/** The keys of databases and volumes. */
@NullMarked
package dev.fargen.spec.data;

import org.jspecify.annotations.NullMarked;
