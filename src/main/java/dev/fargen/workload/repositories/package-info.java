/** Repositories, and the first images in them. */
@NullMarked
package dev.fargen.workload.repositories;

import org.jspecify.annotations.NullMarked;
