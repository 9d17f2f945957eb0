package dev.fargen.cli;

import picocli.CommandLine.Model.CommandSpec;

/** One command of the tool. Only the one that was named is built, the rest for help alone. */
interface Command {

  /** Its options and what its help says. */
  CommandSpec spec();

  /** Does it, and gives the exit code. */
  int run(Arguments arguments, Console console);
}
