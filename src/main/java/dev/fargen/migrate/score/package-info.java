/** Makes a spec from the files of Score. */
@NullMarked
package dev.fargen.migrate.score;

import org.jspecify.annotations.NullMarked;
