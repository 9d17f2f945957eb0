/**
 * The rules about a spec beyond the forms of its keys, about what is written or what is resolved
 * from it, one class each; the list of them, and what it adds to faults about environments.
 */
@NullMarked
package dev.fargen.check;

import org.jspecify.annotations.NullMarked;
