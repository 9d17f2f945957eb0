/**
 * Decides what a stack needs, does it, follows it and says why it failed. Takes templates and plain
 * values; has never heard of a spec, and asks {@code aws} for everything outside.
 */
@NullMarked
package dev.fargen.deploy;

import org.jspecify.annotations.NullMarked;
