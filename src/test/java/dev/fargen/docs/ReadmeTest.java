package dev.fargen.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.fargen.compile.Compilation;
import dev.fargen.compile.Compiler;
import dev.fargen.diag.SourceFile;
import dev.fargen.docs.Page.Block;
import dev.fargen.testing.TextFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the README shows is what fargen does. {@code -Dfargen.accept=true} rewrites the excerpt of
 * the template and the numbers of lines, and still fails.
 */
class ReadmeTest {

  private static final Page README = Page.read(Page.README);
  private static final Block SPEC = README.blocks("yaml").get(0);
  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^(\\| `([a-z-]+)` \\| [^|]+ \\| )([0-9]+)( \\| ([0-9]*)(?:not compared)? ?\\| (.*?) ?\\|)$");

  @Test
  void showsWhatIsRendered() throws IOException {
    String template = Compiler.compile(new SourceFile("fargen.yml", SPEC.text())).text();
    String about = "about " + (template.lines().count() + 5) / 10 * 10 + " lines";
    String shown = README.text().replace(README.blocks("yaml").get(1).text(), excerpt(template));
    String rendered =
        ROW.matcher(shown.replaceFirst("about [0-9]+ lines", about))
            .replaceAll(row -> row.group(1) + lines(row.group(2)) + row.group(4));
    if (Boolean.getBoolean("fargen.accept") && !rendered.equals(README.text())) {
      Files.writeString(Page.README, rendered);
      fail("README.md was rewritten: read the difference, then run again");
    }
    TextFiles.same("README.md", rendered, README.text());
  }

  @Test
  void itsSpecHasTenLines() {
    assertEquals(10, SPEC.text().lines().filter(line -> !line.startsWith("#")).count());
  }

  /** The service, from its comment to the number of its tasks. */
  private static String excerpt(String template) {
    Matcher service =
        Pattern.compile("(?ms)^(?:  #[^\n]*\n)+  WebService:\n.*?^      DesiredCount: [^\n]*\n")
            .matcher(template);
    assertTrue(service.find(), template);
    return service.group() + "      # ...\n";
  }

  /** As the quick start has it for an account without a default VPC. */
  @Test
  void itsSpecNeedsNoIdsInANetworkOfItsOwn() {
    String network = "network: {create: {}, public_ip: true}";
    assertTrue(README.text().contains("`" + network + "` and leave out `VpcId` and `SubnetIds`"));
    String spec =
        SPEC.text()
            .replace("network: {public_ip: true}", network)
            .replaceAll(", parameters: \\{[^}]*}", "");
    assertFalse(spec.contains("VpcId"), spec);
    Compiler.compile(new SourceFile("fargen.yml", spec));
  }

  @Test
  void itsTableHasEveryExample() throws IOException {
    Set<String> names =
        ROW.matcher(README.text())
            .results()
            .map(row -> row.group(2) + ".yml")
            .collect(Collectors.toSet());
    try (var examples = Files.list(Path.of("src/examples"))) {
      assertEquals(
          examples.map(path -> path.getFileName().toString()).collect(Collectors.toSet()), names);
    }
  }

  /** A template that is longer than the CDK's has something to say for it. */
  @Test
  void itSaysWhatAShorterTemplateLacks() {
    ROW.matcher(README.text())
        .results()
        .filter(row -> !row.group(5).isEmpty())
        .filter(row -> lines(row.group(2)) > Integer.parseInt(row.group(5)))
        .forEach(row -> assertFalse(row.group(6).isEmpty(), row.group(2)));
  }

  @Test
  void itNamesTheWarningsOfItsSpec() {
    Compilation compilation = Compiler.compile(new SourceFile("fargen.yml", SPEC.text()));
    Set<String> warnings = new TreeSet<>();
    compilation.diagnostics().inFileOrder().forEach(found -> warnings.add(found.code().word()));
    Matcher told = Pattern.compile("(?s)The command prints (.*?)\n\n").matcher(README.text());
    assertTrue(told.find());
    Set<String> named =
        Pattern.compile("`([a-z]+-[a-z-]+)`")
            .matcher(told.group(1))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(warnings, named);
    assertTrue(told.group(1).startsWith("warnings with four codes"), told.group(1));
    assertEquals(4, warnings.size());
  }

  @Test
  void ciRunsItsBuildAndItsTests() throws IOException {
    String ci = Files.readString(Path.of(".ci/run"));
    List<String> commands =
        README.blocks("sh").stream()
            .map(block -> block.text().strip())
            .filter(command -> command.startsWith("mvn"))
            .toList();
    assertEquals(2, commands.size());
    for (String command : commands) {
      assertTrue(ci.contains("\n" + command + "\n"), ".ci/run does not run " + command);
    }
  }

  private static int lines(String example) {
    try {
      return Files.readAllLines(Path.of("templates", example + ".template.yml")).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
