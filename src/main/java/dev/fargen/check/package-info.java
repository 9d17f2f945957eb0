/**
 * The rules that a workload must hold beyond its keys' own types, one class each, and the list of
 * them. Knows nothing of YAML or templates.
 */
@NullMarked
package dev.fargen.check;

import org.jspecify.annotations.NullMarked;
