package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The {@code templates/} and {@code params/} of this repository are what fargen makes of {@code
 * src/examples}, byte for byte. {@code -Dfargen.accept=true} rewrites them and still fails.
 */
class ExamplesTest {

  @TestFactory
  Stream<DynamicTest> becomesWhatIsCommitted() {
    return Examples.all().stream()
        .map(spec -> dynamicTest(spec.getFileName().toString(), () -> check(spec)));
  }

  private static void check(Path spec) {
    Rendering rendering = Rendering.of(spec);
    assertEquals(0, rendering.result().exit(), rendering.result().stderr());
    assertEquals(rendering.files(), Rendering.of(spec).files(), "two runs differ");
    Map<String, String> files = rendering.files();
    if (Accept.asked()) {
      files.forEach((file, text) -> TextFiles.write(Path.of(file), text));
      fail("templates/ and params/ were rewritten: read the difference, then run again");
    }
    Map<String, String> committed = Examples.committed();
    files.forEach((file, text) -> TextFiles.same(file, committed.getOrDefault(file, ""), text));
    Proofs.check(files);
  }

  @Test
  void nothingElseIsCommitted() {
    Set<String> made = new TreeSet<>();
    Examples.all().forEach(spec -> made.addAll(Rendering.of(spec).files().keySet()));
    assertEquals(made, Examples.committed().keySet());
  }
}
