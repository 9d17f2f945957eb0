package dev.fargen.cli;

import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Where a command reads and prints: data on {@code out}, everything else on {@code err}.
 *
 * @param directory the base of relative paths
 * @param colour whether {@code err} is a terminal that shows color
 * @param width the columns of the terminal behind {@code err}; unlimited where there is none
 */
record Console(PrintStream out, PrintStream err, Path directory, boolean colour, int width) {}
