/**
 * What to write instead: adds the line to diagnostics about keys and values that another tool would
 * accept, or that stand in the wrong place. Knows the definitions of keys by the shape of the whole
 * spec only.
 */
@NullMarked
package dev.fargen.spec.hint;

import org.jspecify.annotations.NullMarked;
