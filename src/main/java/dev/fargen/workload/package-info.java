/**
 * The resolved model: what each environment's stack consists of, every default filled in. Knows
 * nothing of YAML text nor of CloudFormation's properties.
 */
@NullMarked
package dev.fargen.workload;

import org.jspecify.annotations.NullMarked;
