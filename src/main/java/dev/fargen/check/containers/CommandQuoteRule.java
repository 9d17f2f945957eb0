package dev.fargen.check.containers;

import dev.fargen.check.rule.SpecRule;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.spec.SpecEnvironment;
import dev.fargen.spec.SpecThing;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Key;
import dev.fargen.spec.form.Text;
import dev.fargen.workload.containers.CommandLine;
import dev.fargen.workload.containers.Program;
import java.util.List;

/** A command that is written as one text is split at spaces, so its quotes must be closed. */
public final class CommandQuoteRule implements SpecRule {

  @Override
  public void check(SpecEnvironment environment, Diagnostics diagnostics) {
    for (SpecThing container : environment.containers()) {
      check(container, ContainerKeys.COMMAND, diagnostics);
      check(container, ContainerKeys.ENTRYPOINT, diagnostics);
    }
  }

  static boolean isOpen(SpecThing container, Key<List<Given<Text>>> key) {
    return Program.line(container.keys(), key).filter(CommandLine::isOpen).isPresent();
  }

  private static void check(
      SpecThing container, Key<List<Given<Text>>> key, Diagnostics diagnostics) {
    List<Given<Text>> words = container.keys().list(key);
    if (isOpen(container, key)) {
      diagnostics.report(
          Diagnostic.of(Code.INVALID_VALUE, "`" + key.name() + "` has a quote that is not closed")
              .at(words.get(0).span())
              .help("close the quote, or write a list: `" + key.name() + ": [sh, -c, \"...\"]`"));
    }
  }
}
