package dev.fargen.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import java.util.List;

/** Texts as {@link YamlReader} reads them. */
final class Texts {

  private Texts() {}

  /** The map of a text that nothing is wrong with. */
  static MapNode map(String text) {
    Diagnostics diagnostics = new Diagnostics(new SourceFile("spec.yml", text));
    MapNode map = YamlReader.read(diagnostics).orElseThrow();
    assertEquals(List.of(), diagnostics.inFileOrder());
    return map;
  }

  /** What is wrong with a text. */
  static List<Diagnostic> diagnostics(String text) {
    Diagnostics diagnostics = new Diagnostics(new SourceFile("spec.yml", text));
    YamlReader.read(diagnostics);
    return diagnostics.inFileOrder();
  }

  /** The same in short: line, column and message of each. */
  static List<String> faults(String text) {
    return diagnostics(text).stream()
        .map(one -> one.span().line() + ":" + one.span().column() + " " + one.message())
        .toList();
  }
}
