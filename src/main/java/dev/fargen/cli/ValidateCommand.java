package dev.fargen.cli;

import dev.fargen.compile.Compilation;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SpecException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fargen validate}: checks specs and writes nothing. */
final class ValidateCommand implements Command {

  private static final List<String> OUTPUTS = List.of("text", "json", "github", "sarif");

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            "validate",
            "Check specs for errors and warnings, in every environment. Writes nothing.",
            "  fargen validate",
            "  fargen validate --output github shop.yml    annotate a GitHub workflow run",
            "  fargen validate --output sarif shop.yml     print SARIF for code scanning")
        .addOption(Commands.choice("--output", "FORMAT", OUTPUTS, "Output format"))
        .addOption(Commands.strict())
        .addPositional(Commands.specs());
  }

  @Override
  public int run(Arguments arguments, Console console) {
    String output = Commands.chosen(arguments, "--output", OUTPUTS);
    List<String> names = SpecFile.named(arguments.operands(), console);
    List<Diagnostics> all = new ArrayList<>();
    List<AcrossSpecs.Valid> valid = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (String name : names) {
      try {
        Compilation compilation = SpecFile.compile(name, arguments, console);
        all.add(compilation.diagnostics());
        valid.add(AcrossSpecs.Valid.of(compilation));
        remarks.addAll(MissingDockerfiles.of(name, compilation, console));
        remarks.addAll(LargeTemplates.of(compilation, compilation.templates()));
      } catch (SpecException e) {
        all.add(e.diagnostics());
      }
    }
    AcrossSpecs.check(valid);
    switch (output) {
      case "json" -> console.out().print(DiagnosticFormats.json(all));
      case "github" -> console.out().print(DiagnosticFormats.github(all));
      case "sarif" -> console.out().print(DiagnosticFormats.sarif(all));
      default -> {
        Report report = new Report(console, "");
        all.forEach(report::add);
        remarks.forEach(remark -> console.err().println("fargen: " + remark));
        int code = report.finish();
        if (code == ExitCode.DONE) {
          all.forEach(d -> console.out().println("valid " + d.source().printedName()));
        }
        return code;
      }
    }
    return all.stream().anyMatch(Diagnostics::hasErrors) ? ExitCode.WRONG : ExitCode.DONE;
  }
}
