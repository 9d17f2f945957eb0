package dev.fargen.cli;

import dev.fargen.compile.Compilation;
import dev.fargen.diag.SpecException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fargen render}: compiles specs and writes what they become. */
final class RenderCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            "render",
            "Compiles specs into templates and params files.",
            "  fargen render                      fargen.yml or spec.yml of this directory",
            "  fargen render shop.yml jobs.yml    several in one run",
            "  fargen render --check              fails where the committed files are stale",
            "  fargen render --stdout shop.yml    prints the template")
        .addOption(Commands.flag("--check", "Write nothing; exit with 6 where files differ."))
        .addOption(Commands.flag("--stdout", "Write nothing; print the template."))
        .addOption(Commands.strict())
        .addOption(
            Commands.text(
                "--templates-dir", "DIR", "templates", "Where templates go (${DEFAULT-VALUE})."))
        .addOption(
            Commands.text(
                "--params-dir", "DIR", "params", "Where params files go (${DEFAULT-VALUE})."))
        .addPositional(Commands.specs());
  }

  @Override
  public int run(Arguments arguments, Console console) {
    List<String> names = SpecFile.named(arguments.operands(), console);
    boolean check = arguments.has("--check");
    boolean stdout = arguments.has("--stdout");
    if (check && stdout) {
      throw new UsageException("--check and --stdout do not go together");
    }
    Path templates =
        console.directory().resolve(arguments.value("--templates-dir").orElse("templates"));
    Path params = console.directory().resolve(arguments.value("--params-dir").orElse("params"));
    Report report = new Report(console, check || stdout ? "" : ", nothing written");
    boolean different = false;
    for (String name : names) {
      try {
        Compilation compilation = SpecFile.compile(name, arguments, console);
        report.add(compilation.diagnostics());
        if (stdout) {
          console.out().print(compilation.template());
        } else {
          different |= write(compilation, templates, params, check, console);
        }
      } catch (SpecException e) {
        report.add(e.diagnostics());
      } catch (IOException e) {
        console.err().println("fargen: can't write what " + name + " becomes: " + e);
        report.fail();
      }
    }
    int code = report.finish();
    return code == ExitCode.DONE && check && different ? ExitCode.DIFFERENT : code;
  }

  private static boolean write(
      Compilation compilation, Path templates, Path params, boolean check, Console console)
      throws IOException {
    OutputFiles files = new OutputFiles();
    compilation.templates().forEach((name, text) -> files.add(templates.resolve(name), text));
    compilation.params().forEach((name, text) -> files.add(params.resolve(name), text));
    Map<Path, Boolean> differing = files.differing();
    if (!check) {
      files.write(differing);
    }
    List<String> lines = new ArrayList<>();
    String changed = check ? "differs" : "wrote";
    differing.forEach((path, differs) -> lines.add((differs ? changed : "unchanged") + " " + path));
    lines.forEach(console.out()::println);
    return differing.containsValue(true);
  }
}
