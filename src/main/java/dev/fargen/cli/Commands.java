package dev.fargen.cli;

import dev.fargen.list.Lists;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands by name, and the options that several of them share. */
final class Commands {

  /** In the order of the help. */
  static final List<String> NAMES =
      List.of(
          "init",
          "import",
          "render",
          "validate",
          "diff",
          "deploy",
          "restart",
          "run",
          "status",
          "delete",
          "explain",
          "schema",
          "completion");

  private static final int USAGE_WIDTH = 100;

  /** Picocli refuses a smaller width. */
  private static final int USAGE_LEAST = 55;

  private Commands() {}

  /** The command of that name, empty where there is none. */
  static Optional<Command> named(String name) {
    Command command =
        switch (name) {
          case "init" -> new InitCommand();
          case "import" -> new ImportCommand();
          case "render" -> new RenderCommand();
          case "validate" -> new ValidateCommand();
          case "diff" -> new DiffCommand();
          case "deploy" -> new DeployCommand();
          case "restart" -> new RestartCommand();
          case "run" -> new RunCommand();
          case "status" -> new StatusCommand();
          case "delete" -> new DeleteCommand();
          case "explain" -> new ExplainCommand();
          case "schema" -> new SchemaCommand();
          case "completion" -> new CompletionCommand();
          default -> null;
        };
    return Optional.ofNullable(command);
  }

  /** A command with its name, one sentence, exit codes, examples, and {@code --help}. */
  static CommandSpec spec(String name, String sentence, String... examples) {
    CommandSpec spec = CommandSpec.create().name("fargen " + name);
    UsageMessageSpec usage = spec.usageMessage().description(sentence);
    usage.footerHeading(examples.length == 1 ? "%nExample:%n" : "%nExamples:%n").footer(examples);
    usage.sortOptions(false).width(USAGE_WIDTH).autoWidth(false);
    ExitCode.listed(spec);
    return spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
  }

  /** The columns of a help: not more than the terminal has, as far as picocli can. */
  static int usageWidth(Console console) {
    return Math.max(USAGE_LEAST, Math.min(USAGE_WIDTH, console.width()));
  }

  static PositionalParamSpec specs() {
    return files("Spec files. Default: fargen.yml or spec.yml in this directory.");
  }

  /**
   * Spec files. They have the type of a path for shell completion, and stay as they are written.
   */
  static PositionalParamSpec files(String description) {
    return operands("SPEC", description)
        .auxiliaryTypes(Path.class)
        .converters(text -> text)
        .build();
  }

  /** Arguments that are not options. The command checks their number. */
  static PositionalParamSpec.Builder operands(String label, String description) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .arity("0..*")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description(description);
  }

  static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).arity("0").type(boolean.class).description(description).build();
  }

  static OptionSpec strict() {
    return flag(SpecFile.STRICT, "Treat warnings as errors.");
  }

  /** An option with a value, without a default. */
  static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .arity("1")
        .type(String.class)
        .description(description)
        .build();
  }

  /** An option that may be given more than once. */
  static OptionSpec options(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .arity("1")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description(description)
        .build();
  }

  /** An option with one of a few values, the first of which is the default. */
  static OptionSpec choice(String name, String label, List<String> values, String description) {
    return choice(name, label, values, description, "");
  }

  /**
   * An option with one of a few values, the first of which is the default.
   *
   * @param otherwise what follows the default in the description
   */
  static OptionSpec choice(
      String name, String label, List<String> values, String description, String otherwise) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .arity("1")
        .type(String.class)
        .completionCandidates(values)
        .defaultValue(values.get(0))
        .description(
            description
                + ": "
                + Lists.enumerated(values, "or")
                + ". Default: "
                + values.get(0)
                + otherwise
                + ".")
        .build();
  }

  /**
   * The value of an option that takes one of a few, the first of which is the default.
   *
   * @throws UsageException where it is another one
   */
  static String chosen(Arguments arguments, String option, List<String> values) {
    String value = arguments.value(option).orElse(values.get(0));
    if (!values.contains(value)) {
      throw UsageException.value(option, value, "allowed values: " + String.join(", ", values));
    }
    return value;
  }

  /** An option that names a directory. */
  static OptionSpec directory(String name, String fallback, String description) {
    return OptionSpec.builder(name)
        .paramLabel("DIR")
        .arity("1")
        .type(Path.class)
        .converters(text -> text)
        .defaultValue(fallback)
        .description(description + " Default: " + fallback + ".")
        .build();
  }

  /** The whole tool with every command, for help and shell completion. */
  static CommandLine commandLine() {
    CommandSpec spec =
        spec(
            "",
            "Compile short workload specs into CloudFormation for AWS Fargate.",
            "  fargen init                   write a first spec",
            "  fargen render                 render its template and params files",
            "  fargen deploy --env dev       deploy it",
            "  fargen render --help          show the options of a command");
    spec.name("fargen");
    ExitCode.listed(
        spec,
        ExitCode.FAILED,
        ExitCode.REFUSED,
        ExitCode.DEADLINE,
        ExitCode.UNREACHABLE,
        ExitCode.DIFFERENT,
        ExitCode.INTERRUPTED,
        ExitCode.TERMINATED);
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
