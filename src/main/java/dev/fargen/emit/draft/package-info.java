/**
 * The unfinished template of one environment, with its parameters and exports and the attributes of
 * things; and the buckets that several emitters create.
 */
@NullMarked
package dev.fargen.emit.draft;

import org.jspecify.annotations.NullMarked;
