/**
 * Decides what to do with a stack, does it, follows the operation and reports why it failed. Works
 * with templates and plain values, does not know specs, and reaches AWS through {@code aws} only.
 */
@NullMarked
package dev.fargen.deploy;

import org.jspecify.annotations.NullMarked;
