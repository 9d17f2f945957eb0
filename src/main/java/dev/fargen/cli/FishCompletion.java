package dev.fargen.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes the completion script for fish, which picocli does not generate. */
final class FishCompletion {

  private static final String FILES = " -F";

  private final StringBuilder out = new StringBuilder();

  private FishCompletion() {}

  /** The script for all commands of {@code tool}. */
  static String script(CommandSpec tool) {
    FishCompletion completion = new FishCompletion();
    completion.line("-f"); // no files, except where a command takes them
    String none = condition("__fish_use_subcommand");
    tool.options().forEach(option -> completion.option(none, option));
    for (Map.Entry<String, CommandLine> command : tool.subcommands().entrySet()) {
      CommandSpec spec = command.getValue().getCommandSpec();
      String[] sentence = spec.usageMessage().description();
      completion.line(none + " -a " + command.getKey() + described(sentence));
      String seen = condition("__fish_seen_subcommand_from " + command.getKey());
      spec.options().forEach(option -> completion.option(seen, option));
      spec.positionalParameters().forEach(one -> completion.line(seen + values(one)));
    }
    return completion.out.toString();
  }

  private void option(String condition, OptionSpec option) {
    StringBuilder names = new StringBuilder();
    for (String name : option.names()) {
      names.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
    }
    String values = values(option);
    String exclusive = values.equals(FILES) ? " -r" : " -x";
    String value = option.arity().max() == 0 ? "" : exclusive + values;
    line(condition + names + value + described(option.description()));
  }

  /** The values to complete: files, or the candidates. */
  private static String values(ArgSpec arg) {
    if (arg.type().equals(Path.class) || Arrays.asList(arg.auxiliaryTypes()).contains(Path.class)) {
      return FILES;
    }
    return arg.completionCandidates() == null
        ? ""
        : " -a " + quoted(String.join(" ", arg.completionCandidates()));
  }

  private static String condition(String test) {
    return "-n " + quoted(test);
  }

  private static String described(String[] description) {
    return " -d " + quoted(String.join(" ", description));
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private void line(String arguments) {
    out.append("complete -c fargen ").append(arguments).append('\n');
  }
}
