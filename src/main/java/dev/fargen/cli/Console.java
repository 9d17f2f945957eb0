package dev.fargen.cli;

import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Where a command reads and prints: data on {@code out}, everything else on {@code err}.
 *
 * @param directory what relative paths are relative to
 * @param colour whether {@code err} is a terminal that wants colour
 */
record Console(PrintStream out, PrintStream err, Path directory, boolean colour) {}
