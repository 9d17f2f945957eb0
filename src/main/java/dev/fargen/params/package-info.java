/**
 * The parameter values of each environment: how several environments' templates become one, and the
 * params files that tell them apart. Knows nothing of specs.
 */
@NullMarked
package dev.fargen.params;

import org.jspecify.annotations.NullMarked;
