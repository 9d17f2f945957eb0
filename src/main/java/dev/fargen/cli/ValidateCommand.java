package dev.fargen.cli;

import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SpecException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code fargen validate}: says what is wrong with specs, and writes nothing. */
final class ValidateCommand implements Command {

  private static final List<String> OUTPUTS = List.of("text", "json", "github", "sarif");

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            "validate",
            "Says what is wrong with specs, for every environment; writes nothing.",
            "  fargen validate",
            "  fargen validate --output github shop.yml    annotations in a GitHub workflow",
            "  fargen validate --output sarif shop.yml     for code scanning")
        .addOption(
            OptionSpec.builder("--output")
                .paramLabel("FORMAT")
                .arity("1")
                .type(String.class)
                .completionCandidates(OUTPUTS)
                .defaultValue("text")
                .description("text, json, github or sarif (${DEFAULT-VALUE}).")
                .build())
        .addOption(Commands.strict())
        .addPositional(Commands.specs());
  }

  @Override
  public int run(Arguments arguments, Console console) {
    String output = arguments.value("--output").orElse("text");
    if (!OUTPUTS.contains(output)) {
      throw new UsageException("--output takes " + String.join(", ", OUTPUTS) + ", not " + output);
    }
    List<String> names = SpecFile.named(arguments.operands(), console);
    List<Diagnostics> all = new ArrayList<>();
    for (String name : names) {
      try {
        all.add(SpecFile.compile(name, arguments, console).diagnostics());
      } catch (SpecException e) {
        all.add(e.diagnostics());
      }
    }
    switch (output) {
      case "json" -> console.out().print(DiagnosticFormats.json(all));
      case "github" -> console.out().print(DiagnosticFormats.github(all));
      case "sarif" -> console.out().print(DiagnosticFormats.sarif(all));
      default -> {
        Report report = new Report(console, "");
        all.forEach(report::add);
        int code = report.finish();
        if (code == ExitCode.DONE) {
          all.forEach(d -> console.out().println("valid " + d.source().name()));
        }
        return code;
      }
    }
    return all.stream().anyMatch(Diagnostics::hasErrors) ? ExitCode.WRONG : ExitCode.DONE;
  }
}
