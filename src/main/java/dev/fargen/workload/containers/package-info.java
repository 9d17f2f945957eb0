/** Containers, their images and builds, and what a task may be. */
@NullMarked
package dev.fargen.workload.containers;

import org.jspecify.annotations.NullMarked;
