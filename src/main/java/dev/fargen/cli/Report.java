package dev.fargen.cli;

import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Severity;
import dev.fargen.diag.TextRenderer;
import java.util.ArrayList;
import java.util.List;

/** Prints what is to be said about each spec, and one summary of the run. */
final class Report {

  private final Console console;
  private final String consequence;
  private final TextRenderer renderer;
  private final List<String> wrong = new ArrayList<>();
  private long errors;
  private long warnings;
  private boolean failed;

  /**
   * @param consequence what an error led to, as it stands behind the summary
   */
  Report(Console console, String consequence) {
    this.console = console;
    this.consequence = consequence;
    this.renderer = new TextRenderer(console.colour());
  }

  void add(Diagnostics diagnostics) {
    console.err().print(renderer.render(diagnostics));
    errors += diagnostics.errors();
    warnings +=
        diagnostics.inFileOrder().stream().filter(d -> d.severity() == Severity.WARNING).count();
    if (diagnostics.hasErrors()) {
      wrong.add(diagnostics.source().name());
    }
  }

  /** Notes a failure that has been printed already. */
  void fail() {
    failed = true;
  }

  /** Prints the summary, where there is something to sum up, and gives the exit code. */
  int finish() {
    if (errors > 0) {
      String warned = warnings > 0 ? " and " + count(warnings, "warning") : "";
      String where = wrong.size() == 1 ? wrong.get(0) : wrong.size() + " specs";
      console
          .err()
          .println("fargen: " + count(errors, "error") + warned + " in " + where + consequence);
    } else if (warnings > 0) {
      console.err().println("fargen: " + count(warnings, "warning"));
    }
    return errors > 0 || failed ? ExitCode.WRONG : ExitCode.DONE;
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
