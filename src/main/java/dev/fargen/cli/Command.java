package dev.fargen.cli;

import picocli.CommandLine.Model.CommandSpec;

/** One command of the tool. Only the named one is built; help builds all of them. */
interface Command {

  /** Its options and its help. */
  CommandSpec spec();

  /** Whether what follows {@code --} is the command line of something else. */
  default boolean takesCommand() {
    return false;
  }

  /** Runs it and returns the exit code. */
  int run(Arguments arguments, Console console);
}
