/**
 * The resolved model: what each environment's stack consists of, every default filled in. Resolvers
 * only build: they take what is valid, leave the rest out, and judge nothing. Knows nothing of
 * CloudFormation's properties.
 */
@NullMarked
package dev.fargen.workload;

import org.jspecify.annotations.NullMarked;
