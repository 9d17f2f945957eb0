/**
 * The command line: commands, streams, files and exit codes. The only package that uses picocli.
 */
@NullMarked
package dev.fargen.cli;

import org.jspecify.annotations.NullMarked;
