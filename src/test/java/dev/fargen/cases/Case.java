package dev.fargen.cases;

import dev.fargen.cli.WrongSpec;
import dev.fargen.testing.TextFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A folder of the cases: {@code spec.yml}, and in {@code expected/} all that becomes of it, or what
 * {@code expected/only} names of it. Where a code has the folder's name, what its explanation shows
 * to be wrong may take the place of {@code spec.yml}.
 */
record Case(Path folder) {
  static final Path ALL = Path.of("src/test/resources/cases");
  private static final String ONLY = "only";

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
    Map<String, String> files = TextFiles.read(folder.resolve("expected"));
    files.remove(ONLY);
    return files;
  }

  /** What of the whole output is kept in {@code expected/}. */
  Map<String, String> kept(Map<String, String> output) {
    return only().map(text -> new Only(text.lines().toList()).of(output)).orElse(output);
  }

  private Optional<String> only() {
    return Optional.ofNullable(TextFiles.read(folder.resolve("expected")).get(ONLY));
  }

  Rendering render() {
    Path spec = folder.resolve("spec.yml");
    Optional<String> wrong = Files.exists(spec) ? Optional.empty() : WrongSpec.of(name());
    return wrong.map(Rendering::ofText).orElseGet(() -> Rendering.of(spec));
  }

  void accept(Map<String, String> files) {
    Map<String, String> all = new TreeMap<>(files);
    only().ifPresent(text -> all.put(ONLY, text));
    TextFiles.replace(folder.resolve("expected"), all);
  }
}
