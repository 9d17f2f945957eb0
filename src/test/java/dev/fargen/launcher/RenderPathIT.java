package dev.fargen.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate on start-up time that no noise can open: which classes a render loads. */
class RenderPathIT {
  private static final int MOST_MADE = 10;

  /**
   * The SDK, Jackson, proxies; lambdas of our own, which the jar has none of; and two parts of the
   * JDK that take as long to begin with as a tenth of a render.
   */
  private static final String HEAVY =
      "(software\\.amazon|com\\.fasterxml|.*\\$Proxy\\d|dev\\.fargen\\..*\\$\\$Lambda"
          + "|java\\.util\\.Formatter|java\\.time\\.format\\.DateTimeFormatter).*";

  @TempDir private Path folder;

  @Test
  void loadsNothingHeavy() throws IOException {
    Path log = folder.resolve("classes.txt");
    Files.copy(Path.of("src/examples/product-service.yml"), folder.resolve("spec.yml"));

    Run.of(Path.of("target/fargen").toAbsolutePath().toString(), "render")
        .in(folder)
        .with(
            Map.of(
                "FARGEN_NO_ARCHIVE",
                "1",
                "FARGEN_JAVA_OPTS",
                "-Xlog:class+load:file=" + log + ":none"))
        .go();
    List<String> loaded = Files.readAllLines(log);
    List<String> heavy = loaded.stream().filter(line -> line.matches(HEAVY)).toList();

    assertTrue(loaded.stream().anyMatch(line -> line.startsWith("dev.fargen.spec.SpecReader ")));
    assertEquals(List.of(), heavy);
  }

  /**
   * Whatever is not in the archive is made anew at each start: what records have of their own, say,
   * or picocli, whose class files are too old for an archive.
   */
  @Test
  void takesNearlyAllFromTheArchive() throws IOException {
    Path log = folder.resolve("classes.txt");
    Files.copy(Path.of("src/examples/product-service.yml"), folder.resolve("spec.yml"));
    String cache = folder.resolve("cache").toString();
    String tool = Path.of("target/fargen").toAbsolutePath().toString();
    Run.of(tool, "render").in(folder).with(Map.of("XDG_CACHE_HOME", cache)).go();

    Run.of(tool, "render")
        .in(folder)
        .with(
            Map.of(
                "XDG_CACHE_HOME",
                cache,
                "FARGEN_JAVA_OPTS",
                "-Xlog:class+load:file=" + log + ":none"))
        .go();
    List<String> loaded = Files.readAllLines(log);
    List<String> made = loaded.stream().filter(line -> !line.contains("shared objects")).toList();

    assertTrue(loaded.stream().anyMatch(line -> line.startsWith("dev.fargen.spec.SpecReader ")));
    assertTrue(made.size() <= MOST_MADE, () -> String.join("\n", made));
  }
}
