package dev.fargen.cli;

import dev.fargen.compile.Compilation;
import dev.fargen.compile.Compiler;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.SpecException;
import dev.fargen.diag.TextRenderer;
import java.util.List;

/**
 * Whatever bytes a spec is made of, there is output or a diagnostic, and no exception. Jazzer calls
 * this with what it thinks of, the tests with what it has thought of before.
 */
public final class SpecFuzzer {

  private SpecFuzzer() {}

  /** Compiles the bytes, and prints all there is to print. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    Diagnostics diagnostics;
    boolean compiled = false;
    try {
      SourceFile source = SpecFile.decode("spec.yml", bytes);
      Compilation compilation = Compiler.compile(source);
      compiled = !compilation.templates().isEmpty() && compilation.params() != null;
      diagnostics = compilation.diagnostics();
    } catch (SpecException e) {
      diagnostics = e.diagnostics();
    }
    if (compiled == diagnostics.hasErrors()) {
      throw new IllegalStateException("neither output nor an error, or both");
    }
    String text = new TextRenderer(true).render(diagnostics);
    String machines =
        DiagnosticFormats.json(List.of(diagnostics))
            + DiagnosticFormats.github(List.of(diagnostics))
            + DiagnosticFormats.sarif(List.of(diagnostics));
    if (diagnostics.hasErrors() && (text.isEmpty() || machines.isEmpty())) {
      throw new IllegalStateException("an error that nobody sees");
    }
  }
}
