/** Rules about task definitions: sizes, containers, variables, secrets. */
@NullMarked
package dev.fargen.check.containers;

import org.jspecify.annotations.NullMarked;
