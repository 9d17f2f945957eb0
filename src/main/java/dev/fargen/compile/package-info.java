/**
 * The whole compile, from the text of a spec to the templates and values that it becomes, and how
 * their files are called. Reads and writes nothing itself.
 */
@NullMarked
package dev.fargen.compile;

import org.jspecify.annotations.NullMarked;
