/**
 * Writes each component of the template: one class for each, and the order in which they stand.
 * Knows nothing of files, nor of what the spec looked like.
 */
@NullMarked
package dev.fargen.emit;

import org.jspecify.annotations.NullMarked;
