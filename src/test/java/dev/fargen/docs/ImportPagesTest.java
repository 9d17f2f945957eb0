package dev.fargen.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.cli.InProcess;
import dev.fargen.docs.Page.Block;
import dev.fargen.testing.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages about {@code fargen import} show the specs that it writes: a file that a command has
 * written is the one that the page shows below the command. Deployed stacks are left to {@link
 * PagesIT}.
 */
class ImportPagesTest {

  private static final String COMMAND = "fargen import ";

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> showWhatIsWritten() {
    return Page.guide().stream()
        .filter(page -> page.path().getFileName().toString().startsWith("import"))
        .map(page -> dynamicTest(page.path().toString(), () -> follow(page)));
  }

  private void follow(Page page) throws IOException {
    Path place = Files.createTempDirectory(folder, "page");
    int shown = 0;
    int commands = 0;
    for (Block block : page.blocks()) {
      Optional<String> name = block.file();
      if (name.isPresent() && Files.exists(place.resolve(name.get()))) {
        String text = block.text().substring(block.text().indexOf('\n') + 1);
        assertEquals(Files.readString(place.resolve(name.get())), text, block.toString());
        shown++;
      } else if (name.isPresent()) {
        TextFiles.write(place.resolve(name.get()), block.text());
      } else if (block.language().equals("sh")) {
        for (String line : block.text().lines().toList()) {
          commands += run(line, place);
        }
      }
    }
    assertTrue(shown > 0 || commands == 0, "no spec is shown");
  }

  /** How many imports the line was. */
  private static int run(String line, Path place) {
    if (line.startsWith(COMMAND) && !line.contains(">") && !line.contains("--stack")) {
      String[] words = line.substring("fargen ".length()).split(" ");
      InProcess.Result result = InProcess.run(place, words);
      assertEquals(0, result.exit(), line + "\n" + result.stderr());
      return 1;
    }
    return 0;
  }
}
