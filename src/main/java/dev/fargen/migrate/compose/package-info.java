/** Makes a spec from the files of Compose. */
@NullMarked
package dev.fargen.migrate.compose;

import org.jspecify.annotations.NullMarked;
