/**
 * Diagnostics about a spec, their places, and the renderers that print them. Independent of YAML,
 * CloudFormation and streams.
 */
@NullMarked
package dev.fargen.diag;

import org.jspecify.annotations.NullMarked;
