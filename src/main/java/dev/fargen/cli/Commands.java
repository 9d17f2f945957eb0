package dev.fargen.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands by their names, and what their options have in common. */
final class Commands {

  /** In the order that help lists them in. */
  static final List<String> NAMES =
      List.of(
          "init", "render", "validate", "diff", "deploy", "status", "delete", "explain", "schema");

  private Commands() {}

  /** The command of that name, empty where there is none. */
  static Optional<Command> named(String name) {
    Command command =
        switch (name) {
          case "init" -> new InitCommand();
          case "render" -> new RenderCommand();
          case "validate" -> new ValidateCommand();
          case "diff" -> new DiffCommand();
          case "deploy" -> new DeployCommand();
          case "status" -> new StatusCommand();
          case "delete" -> new DeleteCommand();
          case "explain" -> new ExplainCommand();
          case "schema" -> new SchemaCommand();
          default -> null;
        };
    return Optional.ofNullable(command);
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
    return operands("SPEC", "Spec files; without one, fargen.yml or spec.yml in this directory.");
  }

  /** Words that are no options. How many there may be is for the command to say. */
  static PositionalParamSpec operands(String label, String description) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .arity("0..*")
        .type(java.util.List.class)
        .auxiliaryTypes(String.class)
        .description(description)
        .build();
  }

  static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).arity("0").type(boolean.class).description(description).build();
  }

  static OptionSpec strict() {
    return flag(SpecFile.STRICT, "Take warnings for errors.");
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
    for (String name : NAMES) {
      spec.addSubcommand(name, named(name).orElseThrow().spec().name(name));
    }
    return new CommandLine(spec);
  }
}
