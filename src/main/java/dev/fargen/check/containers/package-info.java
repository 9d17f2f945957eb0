/** Rules about task definitions: sizes, containers, health checks, variables, secrets. */
@NullMarked
package dev.fargen.check.containers;

import org.jspecify.annotations.NullMarked;
