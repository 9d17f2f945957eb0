/**
 * The rules that a spec must hold beyond its keys' own types, about what was written or what was
 * resolved of it, one class each, and the list of them.
 */
@NullMarked
package dev.fargen.check;

import org.jspecify.annotations.NullMarked;
