/** The keys of databases and volumes, and the forms of their values. */
@NullMarked
package dev.fargen.spec.data;

import org.jspecify.annotations.NullMarked;
