package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.testing.TextFiles;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds every case to its {@code expected/}, byte for byte, and proves of its whole output what
 * holds for any. {@code -Dfargen.accept=true} rewrites that and still fails, so that nothing is
 * accepted unread; {@code -Dfargen.case=name} runs only the cases whose names begin so.
 */
class CasesTest {

  @TestFactory
  Stream<DynamicTest> becomesWhatIsExpected() {
    return Case.all().stream().map(one -> dynamicTest(one.name(), () -> check(one)));
  }

  private static void check(Case one) {
    Rendering rendering = one.render();
    Map<String, String> output = rendering.filesAndDiagnostics();
    assertEquals(output, one.render().filesAndDiagnostics(), "two runs differ");
    Map<String, String> actual = one.kept(output);
    if (Accept.asked() && !actual.equals(one.expected())) {
      one.accept(actual);
      fail("expected/ was rewritten: read the difference, then run again");
    }
    Map<String, String> expected = one.expected();
    assertEquals(expected.keySet(), actual.keySet(), "files");
    expected.forEach((file, text) -> TextFiles.same(file, text, actual.getOrDefault(file, "")));
    boolean error = expected.getOrDefault("diagnostics.txt", "").contains("error[");
    assertEquals(error ? 2 : 0, rendering.result().exit(), "exit code");
    assertEquals(error, rendering.files().isEmpty(), "writes nothing where there is an error");
    Proofs.check(rendering.files());
  }
}
