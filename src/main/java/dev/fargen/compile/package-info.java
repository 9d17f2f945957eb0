/**
 * The whole compile, from the text of a spec to templates, parameter values and their file names.
 * Reads and writes no files.
 */
@NullMarked
package dev.fargen.compile;

import org.jspecify.annotations.NullMarked;
