package dev.fargen.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands by their names, and what their options have in common. */
final class Commands {

  private static final Map<String, Supplier<Command>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("render", RenderCommand::new);
    ALL.put("validate", ValidateCommand::new);
    ALL.put("diff", DiffCommand::new);
    ALL.put("deploy", DeployCommand::new);
    ALL.put("status", StatusCommand::new);
    ALL.put("delete", DeleteCommand::new);
    ALL.put("explain", ExplainCommand::new);
  }

  private Commands() {}

  static Map<String, Supplier<Command>> all() {
    return ALL;
  }

  /** A command with what every command has: its name, one sentence, examples, and --help. */
  static CommandSpec spec(String name, String sentence, String... examples) {
    CommandSpec spec = CommandSpec.create().name("fargen " + name);
    UsageMessageSpec usage = spec.usageMessage().description(sentence);
    if (examples.length > 0) {
      usage.footerHeading("%nExamples:%n").footer(examples);
    }
    usage.sortOptions(false).width(100).autoWidth(false);
    return spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
  }

  static PositionalParamSpec specs() {
    return PositionalParamSpec.builder()
        .paramLabel("SPEC")
        .arity("0..*")
        .type(java.util.List.class)
        .auxiliaryTypes(String.class)
        .description("Spec files; without one, fargen.yml or spec.yml in this directory.")
        .build();
  }

  static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).arity("0").type(boolean.class).description(description).build();
  }

  static OptionSpec text(String name, String label, String fallback, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .arity("1")
        .type(String.class)
        .defaultValue(fallback)
        .description(description)
        .build();
  }

  /** The whole tool with every command, for help. */
  static CommandLine commandLine() {
    CommandSpec spec =
        spec(
            "",
            "Compiles a short workload spec into CloudFormation for AWS Fargate.",
            "  fargen render spec.yml",
            "  fargen validate --output json spec.yml");
    spec.name("fargen");
    spec.usageMessage().synopsisSubcommandLabel("COMMAND");
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Show the version.")
            .build());
    ALL.forEach((name, command) -> spec.addSubcommand(name, command.get().spec().name(name)));
    return new CommandLine(spec);
  }
}
