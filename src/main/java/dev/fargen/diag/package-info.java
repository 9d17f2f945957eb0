/**
 * What fargen tells its user about a spec: spans, diagnostics, and the renderers that print them.
 * Knows nothing of YAML, CloudFormation or streams.
 */
@NullMarked
package dev.fargen.diag;

import org.jspecify.annotations.NullMarked;
