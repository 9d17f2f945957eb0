package dev.fargen.teavm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.cli.InProcess;
import dev.fargen.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The release of this profile: both parts lie in it, and the native one starts the other. */
class ReleaseIT {

  private static final String EXAMPLE = "product-service";

  @TempDir private Path folder;

  @Test
  void rendersWithoutJava() throws IOException {
    String spec = EXAMPLE + ".yml";
    Files.copy(Path.of("src/examples", spec), folder.resolve(spec));

    Run.of(program().toString(), "render", spec)
        .in(folder)
        .withOnly(Map.of("PATH", folder.toString()))
        .go()
        .expectSuccess();

    String template = "templates/" + EXAMPLE + ".template.yml";
    assertEquals(Files.readString(Path.of(template)), Files.readString(folder.resolve(template)));
  }

  @Test
  void startsTheJavaPart() throws IOException {
    Run.Result result = Run.of(program().toString(), "completion", "bash").go();

    assertEquals(InProcess.run(folder, "completion", "bash").stdout(), result.stdout());
  }

  /** Its native program, in a folder with a name of several words. */
  private Path program() throws IOException {
    Path release;
    try (var files = Files.newDirectoryStream(Path.of("target"), "fargen-*.tar.gz")) {
      release = files.iterator().next().toAbsolutePath();
    }
    Path place = Files.createDirectories(folder.resolve("two w\u00f6rds"));
    Run.of("tar", "-xzf", release.toString(), "-C", place.toString()).go().expectSuccess();
    String name = String.valueOf(release.getFileName()).replace(".tar.gz", "");
    Path program = place.resolve(name).resolve("native/fargen");
    assertTrue(Files.isExecutable(program));
    return program;
  }
}
