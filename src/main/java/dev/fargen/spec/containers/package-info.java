/** The keys of containers, of their images, builds and secrets, and the forms of their values. */
@NullMarked
package dev.fargen.spec.containers;

import org.jspecify.annotations.NullMarked;
