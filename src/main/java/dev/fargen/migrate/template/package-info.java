/**
 * Takes over a CloudFormation template that a person wrote. What stays as it is becomes {@code
 * resources}, what the spec says too becomes typed keys, and each spec that is made is rendered and
 * compared with the original.
 */
@NullMarked
package dev.fargen.migrate.template;

import org.jspecify.annotations.NullMarked;
