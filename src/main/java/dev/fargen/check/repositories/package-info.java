/** Rules about repositories and the images in them. */
@NullMarked
package dev.fargen.check.repositories;

import org.jspecify.annotations.NullMarked;
