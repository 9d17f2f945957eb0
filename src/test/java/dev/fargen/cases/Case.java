package dev.fargen.cases;

import dev.fargen.testing.TextFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A folder of the cases: {@code spec.yml}, and in {@code expected/} all that becomes of it. */
record Case(Path folder) {
  static final Path ALL = Path.of("src/test/resources/cases");

  /** Every case, or those that {@code -Dfargen.case} begins the name of. */
  static List<Case> all() {
    String wanted = System.getProperty("fargen.case", "");
    try (var folders = Files.list(ALL)) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith(wanted))
          .sorted()
          .map(Case::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  Map<String, String> expected() {
    return TextFiles.read(folder.resolve("expected"));
  }

  Rendering render() {
    return Rendering.of(folder.resolve("spec.yml"));
  }

  void accept(Map<String, String> files) {
    TextFiles.replace(folder.resolve("expected"), files);
  }
}
