package dev.fargen.cli;

import dev.fargen.diag.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs a command whose words contain options. */
final class OptionParser {

  private OptionParser() {}

  static int run(Command command, List<String> words, Console console) {
    CommandLine line = new CommandLine(command.spec());
    int end = command.takesCommand() ? words.indexOf("--") : -1;
    List<String> own = end < 0 ? words : words.subList(0, end);
    List<String> rest = end < 0 ? List.of() : words.subList(end + 1, words.size());
    ParseResult parsed;
    try {
      parsed = line.parseArgs(own.toArray(String[]::new));
    } catch (ParameterException e) {
      console.err().println("fargen: " + message(e, line.getCommandSpec()));
      console.err().println("Run `" + command.spec().name() + " --help` for the options.");
      return ExitCode.WRONG;
    }
    if (line.isUsageHelpRequested()) {
      line.getCommandSpec().usageMessage().width(Commands.usageWidth(console));
      line.usage(console.out());
      return ExitCode.DONE;
    }
    return command.run(new Arguments.Parsed(parsed, rest), console);
  }

  /** The message of picocli in the form of the other messages. */
  private static String message(ParameterException fault, CommandSpec spec) {
    if (fault instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      if (!unmatched.isUnknownOption()) {
        return "unexpected argument `" + word + "`";
      }
      return Optional.of(word)
          .filter(option -> option.startsWith("--"))
          .flatMap(option -> Suggestion.nearest(option, spec.optionsMap().keySet()))
          .map(near -> "unknown option `" + word + "`; " + Suggestion.question(near))
          .orElse("unknown option `" + word + "`");
    }
    if (fault instanceof MissingParameterException missing
        && missing.getMissing().get(0) instanceof OptionSpec option) {
      return "option `" + option.longestName() + "` requires a value: " + option.paramLabel();
    }
    if (fault instanceof OverwrittenOptionException twice
        && twice.getOverwritten() instanceof OptionSpec option) {
      return "option `" + option.longestName() + "` cannot be repeated";
    }
    String message = String.valueOf(fault.getMessage());
    return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}
