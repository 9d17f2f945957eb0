package dev.fargen.cases;

import dev.fargen.cli.InProcess;
import dev.fargen.testing.TextFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the specs of {@code imports} render to: those that an import wrote without an error. */
final class ImportedSpecs {
  private static final Path ALL = Path.of("src/test/resources/imports");

  private ImportedSpecs() {}

  /** Path and text of the rendered files, by "import-" and the name of the case. */
  static Map<String, Map<String, String>> rendered() {
    Map<String, Map<String, String>> all = new TreeMap<>();
    try (Stream<Path> folders = Files.list(ALL)) {
      for (Path folder : folders.sorted().toList()) {
        Path expected = folder.resolve("expected");
        if (!Files.exists(expected.resolve("errors.txt")) && Files.exists(expected)) {
          Map<String, String> files = rendered(folder, TextFiles.read(expected));
          if (!files.isEmpty()) {
            all.put("import-" + folder.getFileName(), files);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static Map<String, String> rendered(Path folder, Map<String, String> expected)
      throws IOException {
    Map<String, String> rendered = new TreeMap<>();
    Path copy = Files.createTempDirectory("fargen-imported-");
    try {
      TextFiles.read(folder.resolve("source"))
          .forEach((name, text) -> TextFiles.write(copy.resolve(name), text));
      expected.forEach((name, text) -> TextFiles.write(copy.resolve(name), text));
      for (String spec : expected.keySet()) {
        if (spec.endsWith(".yml")) {
          InProcess.Result result = InProcess.run(copy, "render", spec);
          if (result.exit() != 0) {
            throw new IllegalStateException(folder + ": " + result.stderr());
          }
        }
      }
      for (String place : new String[] {"templates", "params"}) {
        if (Files.exists(copy.resolve(place))) {
          TextFiles.read(copy.resolve(place))
              .forEach((name, text) -> rendered.put(place + "/" + name, text));
        }
      }
      return rendered;
    } finally {
      TextFiles.delete(copy);
    }
  }
}
