package dev.fargen.cli;

import java.util.List;
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
            "  fargen render --stdout shop.yml    prints the template",
            "  fargen render --watch shop.yml     renders again whenever it changes")
        .addOption(Commands.flag("--check", "Write nothing; exit with 6 where files differ."))
        .addOption(Commands.flag("--stdout", "Write nothing; print the template."))
        .addOption(Commands.flag("--watch", "Go on, and render again whenever a spec changes."))
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
    boolean writes = !arguments.has("--check") && !arguments.has("--stdout");
    if (arguments.has("--check") && arguments.has("--stdout")) {
      throw new UsageException("--check and --stdout do not go together");
    }
    if (arguments.has("--watch") && !writes) {
      throw new UsageException("--watch writes what changes; take --check or --stdout away");
    }
    Rendering rendering = new Rendering(arguments, console);
    return arguments.has("--watch") ? watch(names, rendering, console) : rendering.run(names);
  }

  private static int watch(List<String> names, Rendering rendering, Console console) {
    Watch watch = new Watch(names, console); // before the first render, so that no change is missed
    rendering.run(names);
    console.err().println("fargen: watching " + String.join(", ", names) + "; Ctrl-C ends it");
    try {
      while (true) {
        console.out().flush();
        console.err().flush();
        rendering.run(watch.changed());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.DONE;
    }
  }
}
