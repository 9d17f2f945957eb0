package dev.fargen.cli;

import dev.fargen.compile.Compiler;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.SpecException;
import dev.fargen.migrate.template.Renderer;

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
      return Outcome.of(Compiler.compile(new SourceFile("spec.yml", spec)).template());
    } catch (SpecException e) {
      return Outcome.of(e.diagnostics());
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
