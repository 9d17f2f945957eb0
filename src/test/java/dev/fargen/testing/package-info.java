/**
 * Judges from outside that the tests ask: cfn-lint, moto, and the Python environment both run in.
 * Knows nothing of fargen but where the build puts it.
 */
@NullMarked
package dev.fargen.testing;

import org.jspecify.annotations.NullMarked;
