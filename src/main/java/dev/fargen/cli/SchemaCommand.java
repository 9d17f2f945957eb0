package dev.fargen.cli;

import picocli.CommandLine.Model.CommandSpec;

/** {@code fargen schema}: prints the JSON Schema of the spec. */
final class SchemaCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Commands.spec(
        "schema",
        "Print the JSON Schema of the spec, for completion and validation in editors.",
        "  fargen schema > .fargen.schema.json",
        "  # yaml-language-server: $$schema=.fargen.schema.json    first line of the spec");
  }

  @Override
  public int run(Arguments arguments, Console console) {
    if (!arguments.operands().isEmpty()) {
      throw new UsageException("unexpected argument `" + arguments.operands().get(0) + "`");
    }
    console.out().print(SpecSchema.print());
    return ExitCode.DONE;
  }
}
