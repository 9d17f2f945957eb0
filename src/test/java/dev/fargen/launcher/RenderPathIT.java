package dev.fargen.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.cases.Examples;
import dev.fargen.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A gate on start-up time that no noise can open: which classes a render loads. */
class RenderPathIT {
  private static final int MOST_MADE = 10;

  /**
   * The SDK, Jackson, proxies, and three parts of the JDK that take as long to begin with as a
   * tenth of a render.
   */
  private static final String HEAVY =
      "(software\\.amazon|com\\.fasterxml|.*\\$Proxy\\d|java\\.util\\.stream\\.ReferencePipeline"
          + "|java\\.util\\.Formatter|java\\.time\\.format\\.DateTimeFormatter).*";

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> loadsNothingHeavy() {
    return Examples.all().stream()
        .map(
            example ->
                dynamicTest(
                    example.getFileName().toString(),
                    () -> {
                      List<String> loaded = loaded(example, Map.of("FARGEN_NO_ARCHIVE", "1"));
                      List<String> heavy =
                          loaded.stream()
                              .filter(line -> line.matches(HEAVY))
                              .map(line -> line.split(" ")[0])
                              .toList();

                      assertEquals(List.of(), heavy);
                    }));
  }

  /** All but what extends picocli, whose class files are too old for an archive. */
  @Test
  void takesNearlyAllFromTheArchive() throws IOException {
    Path example = Path.of("src/examples/product-service.yml");
    Map<String, String> cache = Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString());
    loaded(example, cache);

    List<String> made =
        loaded(example, cache).stream()
            .filter(line -> line.startsWith("dev.fargen.") && !line.contains("$$Lambda"))
            .filter(line -> !line.contains("shared objects"))
            .toList();

    assertTrue(made.size() <= MOST_MADE, () -> String.join("\n", made));
  }

  private List<String> loaded(Path example, Map<String, String> environment) throws IOException {
    Path log = folder.resolve("classes.txt");
    String name = example.getFileName().toString();
    Files.copy(example, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    Map<String, String> all = new HashMap<>(environment);
    all.put("FARGEN_JAVA_OPTS", "-Xlog:class+load:file=" + log + ":none");

    Run.of(Path.of("target/fargen").toAbsolutePath().toString(), "render", name)
        .in(folder)
        .with(all)
        .go();
    List<String> loaded = Files.readAllLines(log);

    assertTrue(loaded.stream().anyMatch(line -> line.startsWith("dev.fargen.spec.SpecReader ")));
    return loaded;
  }
}
