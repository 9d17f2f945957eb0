package dev.fargen.cli;

import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.TextRenderer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Prints the diagnostics of each spec, and one summary of the run. */
final class Report {

  private final Console console;
  private final String consequence;
  private final TextRenderer renderer;
  private final List<String> wrong = new ArrayList<>();
  private final List<String> warned = new ArrayList<>();
  private long errors;
  private long warnings;
  private long hiddenErrors;
  private long hiddenWarnings;
  private int specs;
  private boolean failed;

  /** The codes of the diagnostics, the first one first. */
  private final Set<String> codes = new LinkedHashSet<>();

  /**
   * @param consequence the end of the summary of errors: what they led to
   */
  Report(Console console, String consequence) {
    this.console = console;
    this.consequence = consequence;
    this.renderer = new TextRenderer(console.colour(), console.width());
  }

  /** Prints the diagnostics of a spec, up to a limit over all specs. */
  void add(Diagnostics diagnostics) {
    if ((diagnostics.hasErrors() ? errors : warnings) < TextRenderer.MOST) {
      console.err().print(renderer.render(diagnostics));
    } else if (diagnostics.hasErrors()) {
      hiddenErrors += diagnostics.errors();
    } else {
      hiddenWarnings += diagnostics.warnings();
    }
    specs++;
    errors += diagnostics.errors();
    warnings += diagnostics.warnings();
    diagnostics.inFileOrder().forEach(diagnostic -> codes.add(diagnostic.code().word()));
    if (diagnostics.hasErrors()) {
      wrong.add(diagnostics.source().printedName());
    } else if (diagnostics.warnings() > 0) {
      warned.add(diagnostics.source().printedName());
    }
  }

  /** Notes a failure that has been printed already. */
  void fail() {
    failed = true;
  }

  /** Prints the summary, if there is one, and returns the exit code. */
  int finish() {
    if (errors > 0) {
      console
          .err()
          .println(
              "fargen: "
                  + count(errors, "error")
                  + where(wrong)
                  + more(hiddenErrors, "")
                  + consequence()
                  + more(hiddenWarnings, "warnings "));
    } else if (warnings > 0) {
      String code = codes.iterator().next();
      console
          .err()
          .println(
              "fargen: "
                  + count(warnings, "warning")
                  + where(warned)
                  + more(hiddenWarnings, "")
                  + "; to suppress "
                  + (warnings == 1
                      ? "it"
                      : codes.size() == 1 ? "them" : "those of one code, such as `" + code + "`")
                  + ", write `allow: {"
                  + code
                  + ": <reason>}` in the spec");
    }
    return errors > 0 || failed ? ExitCode.WRONG : ExitCode.DONE;
  }

  /** The consequence is only for the specs with errors, if there are others. */
  private String consequence() {
    boolean others = specs > wrong.size() && !consequence.isEmpty();
    return consequence + (others ? " for " + (wrong.size() == 1 ? "it" : "them") : "");
  }

  private static String more(long hidden, String what) {
    return hidden == 0 ? "" : " (" + hidden + " " + what + "not shown)";
  }

  private static String where(List<String> names) {
    return " in " + (names.size() == 1 ? names.get(0) : names.size() + " specs");
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
