package dev.fargen.cli;

import dev.fargen.compile.Compiler;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.SpecException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fargen init}: writes a first spec. */
final class InitCommand implements Command {

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Commands.spec(
            "init",
            "Write a first spec, from options or from answers to questions. Overwrites no file.",
            "  fargen init",
            "  fargen init --kind web --image nginx:1.29 --port 80 --env dev,prod",
            "  fargen init --kind job --schedule 'cron(0 4 * * ? *)' jobs.yml");
    InitQuestion.options().forEach(spec::addOption);
    return spec.addPositional(
        Commands.files("File to write. Default: fargen.yml.").toBuilder()
            .paramLabel("[SPEC]")
            .hideParamSyntax(true)
            .build());
  }

  @Override
  public int run(Arguments arguments, Console console) {
    if (arguments.operands().size() > 1) {
      throw new UsageException("`fargen init` writes one spec, not " + arguments.operands().size());
    }
    String name = arguments.operands().stream().findFirst().orElse("fargen.yml");
    Path file = console.directory().resolve(name);
    if (!name.endsWith(".yml") && !name.endsWith(".yaml")) {
      throw new UsageException("`fargen init` writes YAML; end the name `" + name + "` with .yml");
    }
    refuseToHide(name, file, console);
    FirstSpec spec = new InitAnswers(arguments, console, file).read();
    String text = spec.text();
    if (!renders(name, text, console)) {
      return ExitCode.WRONG;
    }
    NewFile.write(file, name, text);
    console.out().println("wrote " + name);
    console
        .err()
        .println(
            "Review it"
                + (spec.lacksIds() ? ", write the IDs of your network at its end" : "")
                + ", then run `fargen render"
                + operand(name, console)
                + "`.");
    return ExitCode.DONE;
  }

  private static void refuseToHide(String name, Path file, Console console) {
    if (Files.exists(file)) {
      throw new UsageException("`" + name + "` exists and is not overwritten");
    }
    for (String usual : SpecFile.USUAL) {
      if (name.equals(SpecFile.USUAL.get(0)) && Files.exists(console.directory().resolve(usual))) {
        throw new UsageException(
            "`" + usual + "` exists and would be hidden by `" + name + "`; name another file");
      }
    }
  }

  /** A spec that cannot be rendered is not written; its errors are shown. */
  private static boolean renders(String name, String text, Console console) {
    Report report = new Report(console, ", nothing written");
    try {
      Compiler.compile(new SourceFile(name, text));
      return true;
    } catch (SpecException e) {
      report.add(e.diagnostics());
      report.finish();
      return false;
    }
  }

  private static String operand(String name, Console console) {
    return SpecFile.usual(console).indexOf(name) == 0 ? "" : " " + name;
  }
}
