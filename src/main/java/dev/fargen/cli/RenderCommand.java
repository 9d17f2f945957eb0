package dev.fargen.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code fargen render}: renders specs into templates and params files. */
final class RenderCommand implements Command {

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Commands.spec(
            "render",
            "Render templates and params files from specs, and delete those of removed environments.",
            "  fargen render                      render fargen.yml or spec.yml",
            "  fargen render shop.yml jobs.yml    render several specs",
            "  fargen render --check              exit with 6 if the committed files are stale");
    ExitCode.listed(spec, ExitCode.DIFFERENT);
    ExitCode.explainDifferent(spec, "A file is missing, differs or is obsolete (--check).");
    spec.addOption(
            Commands.flag(
                "--check",
                "Write nothing. Exit with 6 if a file is missing, differs or is obsolete."))
        .addOption(Commands.flag("--stdout", "Write nothing. Print the template."))
        .addOption(
            Commands.flag(
                "--watch",
                "Keep running, and render again when a spec changes, or a file that it names."))
        .addOption(Commands.strict());
    return CommittedFiles.addTo(spec).addPositional(Commands.specs());
  }

  @Override
  public int run(Arguments arguments, Console console) {
    boolean writes = !arguments.has("--check") && !arguments.has("--stdout");
    if (arguments.has("--check") && arguments.has("--stdout")) {
      throw new UsageException("--check and --stdout cannot be used together");
    }
    if (arguments.has("--watch") && !writes) {
      throw new UsageException("--watch cannot be used together with --check or --stdout");
    }
    List<String> names = SpecFile.named(arguments.operands(), console);
    if (arguments.has("--watch") && names.contains(SpecFile.STANDARD_INPUT)) {
      throw new UsageException("--watch cannot be used together with standard input");
    }
    Rendering rendering = new Rendering(arguments, console);
    return arguments.has("--watch") ? watch(names, rendering, console) : rendering.run(names);
  }

  private static int watch(List<String> names, Rendering rendering, Console console) {
    Watch watch = new Watch(names, console); // before the first render, so that no change is missed
    rendering.run(names);
    console
        .err()
        .println("fargen: watching " + String.join(", ", names) + "; press Ctrl-C to stop");
    try {
      while (true) {
        console.out().flush();
        console.err().flush();
        watch.also(rendering.namedFiles());
        rendering.run(names, watch.changed());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.DONE;
    }
  }
}
