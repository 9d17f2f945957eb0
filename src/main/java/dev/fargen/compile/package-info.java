/**
 * The whole compile, from the text of a spec to the texts of its files. Reads and writes nothing
 * itself.
 */
@NullMarked
package dev.fargen.compile;

import org.jspecify.annotations.NullMarked;
