/**
 * The resolved model: the contents of each environment's stack, with all defaults. Resolvers only
 * build: they use valid values, leave out the rest, and report nothing. Independent of
 * CloudFormation's properties.
 */
@NullMarked
package dev.fargen.workload;

import org.jspecify.annotations.NullMarked;
