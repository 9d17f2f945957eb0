package dev.fargen.cli;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fargen completion}: prints a completion script for a shell. */
final class CompletionCommand implements Command {

  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            "completion",
            "Print a completion script for bash, zsh or fish.",
            "  source <(fargen completion bash)    in ~/.bashrc",
            "  source <(fargen completion zsh)     in ~/.zshrc",
            "  fargen completion fish | source     in ~/.config/fish/config.fish")
        .addPositional(
            Commands.operands("SHELL", "Shell: bash, zsh or fish.")
                .hideParamSyntax(true)
                .completionCandidates(SHELLS)
                .build());
  }

  @Override
  public int run(Arguments arguments, Console console) {
    List<String> asked = arguments.operands();
    if (asked.size() != 1 || !SHELLS.contains(asked.get(0))) {
      throw new UsageException(
          "`fargen completion` requires one shell, one of " + String.join(", ", SHELLS));
    }
    CommandLine tool = Commands.commandLine();
    // The script for bash runs in zsh too, where it loads bashcompinit.
    console
        .out()
        .print(
            asked.get(0).equals("fish")
                ? FishCompletion.script(tool.getCommandSpec())
                : AutoComplete.bash("fargen", tool));
    return ExitCode.DONE;
  }
}
