/**
 * What a user may write: every key with its type, meaning and example, and the reader that holds a
 * spec against these definitions. The spec reference and the JSON Schema come from the same
 * definitions. Knows nothing of defaults that depend on other keys, nor of CloudFormation.
 */
@NullMarked
package dev.fargen.spec;

import org.jspecify.annotations.NullMarked;
