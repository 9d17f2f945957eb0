package dev.fargen.cli;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * The inputs of {@code src/test/resources/fuzz}, which fuzzing found to lead to new places, and the
 * specs of the cases and examples, which it began with. {@code mvn -Pfuzz verify} looks for more.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SpecFuzzerTest {

  @TestFactory
  Stream<DynamicTest> endsWithOutputOrAnError() {
    return Stream.of("src/test/resources/fuzz", "src/test/resources/cases", "src/examples")
        .flatMap(folder -> files(Path.of(folder)).stream())
        .map(file -> dynamicTest(file.toString(), () -> run(file)));
  }

  private static void run(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        java.time.Duration.ofSeconds(20), () -> SpecFuzzer.fuzzerTestOneInput(bytes));
  }

  private static List<Path> files(Path folder) {
    boolean inputs = folder.endsWith("fuzz");
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> inputs || f.endsWith("spec.yml") || folder.endsWith("examples"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
