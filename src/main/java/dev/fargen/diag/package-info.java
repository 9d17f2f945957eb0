/**
 * Diagnostics about a spec, their places, and the renderer that prints them as text. Independent of
 * YAML, CloudFormation and streams.
 */
@NullMarked
package dev.fargen.diag;

import org.jspecify.annotations.NullMarked;
