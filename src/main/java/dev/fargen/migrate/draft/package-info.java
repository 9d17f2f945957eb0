/** The spec that is being written: a tree of values, each with the places that it comes from. */
@NullMarked
package dev.fargen.migrate.draft;

import org.jspecify.annotations.NullMarked;
