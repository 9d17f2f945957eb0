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
  @TempDir private Path folder;

  @Test
  void loadsNeitherTheSdkNorJacksonNorProxies() throws IOException {
    Path log = folder.resolve("classes.txt");

    Run.of(
            Path.of("target/fargen").toAbsolutePath().toString(),
            "render",
            "--stdout",
            Path.of("src/examples/product-service.yml").toAbsolutePath().toString())
        .in(folder)
        .with(
            Map.of(
                "FARGEN_NO_ARCHIVE",
                "1",
                "FARGEN_JAVA_OPTS",
                "-Xlog:class+load:file=" + log + ":none"))
        .go();
    List<String> loaded = Files.readAllLines(log);
    List<String> heavy =
        loaded.stream()
            .filter(line -> line.matches("(software\\.amazon|com\\.fasterxml|.*\\$Proxy\\d).*"))
            .toList();

    assertTrue(loaded.stream().anyMatch(line -> line.startsWith("dev.fargen.spec.SpecReader ")));
    assertEquals(List.of(), heavy);
  }
}
