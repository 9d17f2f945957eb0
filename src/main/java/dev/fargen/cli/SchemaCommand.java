package dev.fargen.cli;

import picocli.CommandLine.Model.CommandSpec;

/** {@code fargen schema}: the JSON Schema of the spec, for editors. */
final class SchemaCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Commands.spec(
        "schema",
        "Prints the JSON Schema of the spec, with which editors complete, explain and check it.",
        "  fargen schema > .fargen.schema.json",
        "  # yaml-language-server: $$schema=.fargen.schema.json    the first line of the spec");
  }

  @Override
  public int run(Arguments arguments, Console console) {
    console.out().print(SpecSchema.print());
    return ExitCode.DONE;
  }
}
