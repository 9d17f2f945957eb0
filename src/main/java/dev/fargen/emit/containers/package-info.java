/** Task definitions: containers, log groups, and the roles that tasks run with. */
@NullMarked
package dev.fargen.emit.containers;

import org.jspecify.annotations.NullMarked;
