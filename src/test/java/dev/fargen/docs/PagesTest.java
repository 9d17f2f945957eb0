package dev.fargen.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.cli.InProcess;
import dev.fargen.compile.Compilation;
import dev.fargen.compile.Compiler;
import dev.fargen.diag.Code;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.SourceFile;
import dev.fargen.docs.Page.Block;
import dev.fargen.testing.CfnYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What can be said of the README and the guide without running their commands. */
class PagesTest {

  private static final Pattern BLANK = Pattern.compile(" +");

  @TempDir private Path folder;

  /** Without a warning either, unless the page names it. */
  @TestFactory
  Stream<DynamicTest> specsAreValid() {
    return blocks(Block::isSpec).map(block -> dynamicTest(block.toString(), () -> check(block)));
  }

  private static void check(Block block) {
    String name = block.file().orElseThrow(() -> new AssertionError(block + " has no file name"));
    Compilation compilation = Compiler.compile(new SourceFile(name, block.text()));
    String page = Page.read(block.page()).text();
    List<String> unsaid =
        compilation.diagnostics().inFileOrder().stream()
            .map(Diagnostic::code)
            .map(Code::word)
            .filter(word -> !page.contains("`" + word + "`"))
            .toList();
    assertEquals(List.of(), unsaid, block + " is warned of, and the page does not say so");
  }

  /** Every JSON is YAML, too. */
  @TestFactory
  Stream<DynamicTest> dataCanBeRead() {
    return blocks(block -> Set.of("json", "yaml").contains(block.language()))
        .map(block -> dynamicTest(block.toString(), () -> CfnYaml.read(block.text())));
  }

  @TestFactory
  Stream<DynamicTest> windowsLinesAreCommands() {
    return blocks(block -> block.language().equals("bat"))
        .flatMap(block -> block.text().lines().map(line -> dynamicTest(line, () -> parse(line))));
  }

  private void parse(String line) {
    assertEquals(0, line.chars().filter(c -> c == '"').count() % 2, "an open quote");
    String command = line.replaceFirst(" .*", "");
    assertTrue(Set.of("fargen", "set", "tar").contains(command), command);
    if (command.equals("fargen")) {
      parseOptions(line);
    }
  }

  /** Commands in the middle of a sentence are not run, but have the options that they name. */
  @TestFactory
  Stream<DynamicTest> commandsInSentencesAreCommands() {
    return Page.all().stream()
        .flatMap(page -> page.inlineCode().stream())
        .filter(code -> code.startsWith("fargen "))
        .distinct()
        .map(code -> dynamicTest(code, () -> parseOptions(code)));
  }

  private void parseOptions(String command) {
    String[] words = BLANK.split(command.substring("fargen ".length()) + " --help");
    InProcess.Result result = InProcess.run(folder, words);
    assertEquals(0, result.exit(), result.stderr());
  }

  @TestFactory
  Stream<DynamicTest> linksLeadSomewhere() {
    return Page.all().stream()
        .map(
            page ->
                dynamicTest(
                    page.path().toString(),
                    () -> assertEquals(List.of(), page.brokenLinks(Path.of("")))));
  }

  @Test
  void theIndexHasEveryPage() {
    Set<String> pages =
        Page.guide().stream()
            .map(page -> page.path().getFileName().toString())
            .filter(name -> !name.equals("README.md"))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> linked =
        Page.read(Page.GUIDE.resolve("README.md")).links().stream()
            .filter(link -> !link.contains("/"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(pages, linked);
  }

  /** A block in a language that nothing checks would go stale. */
  @Test
  void everyBlockIsOfALanguageThatIsChecked() {
    Set<String> languages =
        blocks(block -> true).map(Block::language).collect(Collectors.toCollection(TreeSet::new));
    languages.removeAll(Set.of("bat", "dockerfile", "java", "json", "python", "sh", "xml", "yaml"));
    assertEquals(Set.of(), languages);
  }

  private static Stream<Block> blocks(Predicate<Block> which) {
    return Page.all().stream().flatMap(page -> page.blocks().stream()).filter(which);
  }
}
