package dev.fargen.docs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.testing.Programs;
import dev.fargen.testing.PythonEnvironment;
import dev.fargen.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the scripts that the README names; {@code .ci/run} runs the audit. */
class ScriptsIT {

  @TempDir private Path folder;

  /**
   * A round of each part that takes no more than the tests have: the native file, JMH, the CDK and
   * rain are left out.
   */
  @ParameterizedTest
  @CsvSource({
    "cold, 'fargen render, no archive'",
    "many, 1000 specs",
    "deploy, aws cloudformation deploy"
  })
  void fargenIsMeasured(String part, String row) {
    Programs.need("bash", "python3");
    String printed =
        Run.of("src/bench/run", "--rounds", "1", "--only", part).go().expectSuccess().stdout();
    assertFalse(printed.contains("COULD NOT RUN"), printed);
    assertTrue(printed.lines().anyMatch(line -> line.startsWith(row)), printed);
  }

  @Test
  void importsAreCounted() throws IOException {
    PythonEnvironment.withEverything();
    Files.writeString(
        folder.resolve("compose.yaml"),
        """
        services:
          web:
            image: public.ecr.aws/nginx/nginx:1.29
            ports: ["80:80"]
        """);
    String printed = Run.of("src/corpus/run", folder.toString()).go().expectSuccess().stdout();
    assertTrue(printed.contains("compose: 1; imported 1, rendered 1, lint-clean 1"), printed);
  }
}
