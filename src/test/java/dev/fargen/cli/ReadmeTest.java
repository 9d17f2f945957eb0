package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fargen.compile.Compilation;
import dev.fargen.compile.Compiler;
import dev.fargen.diag.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what fargen does. */
class ReadmeTest {

  @Test
  void itsSpecBecomesWhatItShows() throws IOException {
    String spec = blocks("yaml").get(0);
    String shown = blocks("yaml").get(1).replace("      ...\n", "");
    Compilation compilation = Compiler.compile(new SourceFile("shop.yml", spec));
    assertEquals(10, spec.lines().count(), "lines of the spec");
    assertTrue(compilation.text().contains(shown), compilation.text());
    assertTrue(compilation.params().containsKey("shop.prod.params.json"));
    long lines = compilation.text().lines().count();
    String said = "one template of about " + (lines + 5) / 10 * 10 + " lines";
    assertTrue(Files.readString(Path.of("README.md")).contains(said), said);
  }

  @Test
  void ciRunsItsCommands() throws IOException {
    String ci = Files.readString(Path.of(".ci/run"));
    List<String> commands = blocks("sh").stream().map(String::strip).toList();
    assertEquals(2, commands.size());
    for (String command : commands) {
      assertTrue(ci.contains("\n" + command + "\n"), ".ci/run does not run " + command);
    }
  }

  @Test
  void itsSizesAreThoseOfTheExamples() throws IOException {
    Matcher row =
        Pattern.compile("\\| `([a-z-]+)` \\| [^|]+ \\| ([0-9]+) \\|")
            .matcher(Files.readString(Path.of("README.md")));
    List<String> names = new ArrayList<>();
    while (row.find()) {
      Path template = Path.of("templates", row.group(1) + ".template.yml");
      assertEquals(
          Integer.parseInt(row.group(2)), Files.readAllLines(template).size(), template.toString());
      names.add(row.group(1) + ".yml");
    }
    try (var examples = Files.list(Path.of("src/examples"))) {
      List<String> all = examples.map(path -> String.valueOf(path.getFileName())).sorted().toList();
      assertEquals(all, names.stream().sorted().toList());
    }
  }

  private static List<String> blocks(String language) throws IOException {
    Matcher block =
        Pattern.compile("(?s)^```" + language + "\n(.*?)^```$", Pattern.MULTILINE)
            .matcher(Files.readString(Path.of("README.md")));
    List<String> blocks = new ArrayList<>();
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }
}
