/**
 * What is said of an environment and of what other stacks give to it, and the names that everything
 * else is made of.
 */
@NullMarked
package dev.fargen.workload.environment;

import org.jspecify.annotations.NullMarked;
