/**
 * Writes each component of the template: one class for each, and the order in which they stand.
 * Knows nothing of files, nor which values the environments share.
 */
@NullMarked
package dev.fargen.emit;

import org.jspecify.annotations.NullMarked;
