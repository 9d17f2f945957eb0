/**
 * Foreign files become a spec: {@code copilot}, {@code compose}, {@code score} and {@code template}
 * each read one kind. This package has what they share: the files that are read, what became of
 * each line of them, and the spec with its comments. Reads no file itself, and does not compile.
 */
@NullMarked
package dev.fargen.migrate;

import org.jspecify.annotations.NullMarked;
