package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.fargen.compile.Compiler;
import dev.fargen.diag.SourceFile;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the rules about raw resources must not refuse; what they refuse is in the cases. */
class RawResourcesTest {

  @Test
  void thatAwsAcceptsAreAccepted() {
    TextFiles.read(Path.of("src/test/resources/raw"))
        .forEach(
            (name, text) ->
                assertDoesNotThrow(() -> Compiler.compile(new SourceFile(name, text)), name));
  }
}
