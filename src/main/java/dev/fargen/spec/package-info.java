/**
 * What a user may write: every key with its form, default, meaning and example, and the reader that
 * holds a spec against these definitions. The spec reference and the JSON Schema come from the same
 * definitions. Of CloudFormation it knows how raw values are written, and nothing else.
 */
@NullMarked
package dev.fargen.spec;

import org.jspecify.annotations.NullMarked;
