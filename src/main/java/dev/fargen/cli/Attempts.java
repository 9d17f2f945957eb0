package dev.fargen.cli;

import dev.fargen.compile.Compilation;
import dev.fargen.compile.Compiler;
import dev.fargen.diag.Severity;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.SpecException;
import dev.fargen.list.Lists;
import dev.fargen.migrate.template.Renderer;
import java.util.List;
import java.util.Optional;

/** Renders the specs that an importer tries, and tells a terminal how many there were. */
final class Attempts implements Renderer {

  /** The first ones need no line: they take a moment. */
  private static final int FIRST = 10;

  private final Console console;
  private int count;
  private String shown = "";

  Attempts(Console console) {
    this.console = console;
  }

  @Override
  public Outcome render(String spec) {
    count++;
    if (console.width() < Integer.MAX_VALUE && count > FIRST) {
      shown = "comparing with the template: attempt " + count;
      console.err().print("\r" + shown);
      console.err().flush();
    }
    try {
      Compilation compilation = Compiler.compile(new SourceFile("spec.yml", spec));
      return new Outcome(Optional.of(compilation.template()), List.of());
    } catch (SpecException e) {
      return new Outcome(
          Optional.empty(),
          Lists.map(
              Lists.filter(e.diagnostics().inFileOrder(), one -> one.severity() == Severity.ERROR),
              one -> new Fault(one.message(), one.span().line())));
    }
  }

  /** Takes the line away. */
  void end() {
    if (!shown.isEmpty()) {
      console.err().print("\r" + " ".repeat(shown.length()) + "\r");
      console.err().flush();
    }
  }
}
