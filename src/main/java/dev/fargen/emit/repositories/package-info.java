/** Image repositories, and the condition that no tasks run until the first image is pushed. */
@NullMarked
package dev.fargen.emit.repositories;

import org.jspecify.annotations.NullMarked;
