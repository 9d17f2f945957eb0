/** Makes a spec from the files of Copilot. */
@NullMarked
package dev.fargen.migrate.copilot;

import org.jspecify.annotations.NullMarked;
