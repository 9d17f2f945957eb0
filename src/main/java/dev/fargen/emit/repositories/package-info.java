/** Repositories for images, and what holds tasks back until the first image is there. */
@NullMarked
package dev.fargen.emit.repositories;

import org.jspecify.annotations.NullMarked;
