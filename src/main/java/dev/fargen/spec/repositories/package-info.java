/** The keys of repositories. */
@NullMarked
package dev.fargen.spec.repositories;

import org.jspecify.annotations.NullMarked;
