package dev.fargen.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs a command with words that have options among them. */
final class OptionParser {

  private OptionParser() {}

  static int run(Command command, List<String> words, Console console) {
    CommandLine line = new CommandLine(command.spec());
    ParseResult parsed;
    try {
      parsed = line.parseArgs(words.toArray(String[]::new));
    } catch (ParameterException e) {
      String message = String.valueOf(e.getMessage());
      console
          .err()
          .println(
              "fargen: " + message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1));
      console.err().println("Try `" + command.spec().name() + " --help`.");
      return ExitCode.WRONG;
    }
    if (line.isUsageHelpRequested()) {
      line.usage(console.out());
      return ExitCode.DONE;
    }
    return command.run(new Arguments.Parsed(parsed), console);
  }
}
