package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.testing.CfnLint;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the field's judges, cfn-lint and AWS's cloudformation-validate, say about every template and
 * params file that the cases and the examples become, with all of their rules on: nothing, but for
 * what {@code accepted-findings.txt} has a reason for.
 */
class LintTest {
  private static final Path FOLDER = Path.of("target/lint");
  private static final List<Path> TEMPLATES = new ArrayList<>();
  private static final List<Path> DEPLOYMENTS = new ArrayList<>();
  private static final List<Path> IMPORTED = new ArrayList<>();
  private static final AcceptedFindings ACCEPTED =
      AcceptedFindings.read("accepted-findings.txt", FOLDER);

  private static List<CfnLint.Finding> ofTemplates = List.of();
  private static List<CfnLint.Finding> ofDeployments = List.of();
  private static List<CfnLint.Finding> ofAws = List.of();
  private static List<CfnLint.Finding> ofImported = List.of();

  @BeforeAll
  static void judgeAll() {
    TextFiles.delete(FOLDER);
    Renders.all().forEach(LintTest::add);
    Examples.all().forEach(LintTest::addWithContext);
    ofTemplates = CfnLint.lint(TEMPLATES);
    ofDeployments = CfnLint.lintDeployments(DEPLOYMENTS);
    ofAws = CfnLint.validate(TEMPLATES);
    ImportedSpecs.rendered().forEach(LintTest::addImported);
    ofImported = CfnLint.lint(IMPORTED);
  }

  private static void addImported(String name, Map<String, String> files) {
    files.forEach(
        (file, text) -> {
          if (file.endsWith(".template.yml")) {
            IMPORTED.add(TextFiles.write(FOLDER.resolve(name).resolve(file), text));
          }
        });
  }

  private static void add(String name, Map<String, String> files) {
    Path folder = FOLDER.resolve(name);
    files.forEach((file, text) -> TextFiles.write(folder.resolve(file), text));
    for (String file : files.keySet()) {
      if (file.endsWith(".template.yml")) {
        TEMPLATES.add(folder.resolve(file));
      } else if (file.endsWith(".params.json")) {
        DEPLOYMENTS.add(Deployments.of(folder, file));
      }
    }
  }

  /** The context metadata of each resource is there, and as its schema has it. */
  private static void addWithContext(Path example) {
    String spec =
        "context: true\n" + TextFiles.read(example.resolveSibling(".")).get(name(example));
    add("context-" + name(example), Rendering.ofText(spec).files());
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  @Test
  void cfnLintFindsNothingInAnyTemplate() {
    assertEquals("", notAccepted(ofTemplates));
  }

  /** But advice, and warnings about templates that were taken over: the author has them anyway. */
  @Test
  void cfnLintFindsNothingInWhatIsImported() {
    List<CfnLint.Finding> own = new ArrayList<>(ofImported);
    own.removeIf(
        finding ->
            finding.rule().startsWith("I")
                || (finding.rule().startsWith("W")
                    && finding.file().contains("/import-template-")));
    assertEquals("", notAccepted(own));
  }

  @Test
  void cfnLintFindsNothingInAnyParamsFile() {
    assertEquals("", notAccepted(ofDeployments));
  }

  @Test
  void awsFindsNothingInAnyTemplate() {
    assertEquals("", notAccepted(ofAws));
  }

  @Test
  void allThatIsAcceptedIsFound() {
    List<CfnLint.Finding> all =
        Stream.of(ofTemplates, ofDeployments, ofAws).flatMap(List::stream).toList();
    assertEquals(List.of(), ACCEPTED.notIn(all));
  }

  private static String notAccepted(List<CfnLint.Finding> findings) {
    return findings.stream()
        .filter(finding -> !ACCEPTED.cover(finding))
        .map(CfnLint.Finding::toString)
        .distinct()
        .collect(Collectors.joining("\n"));
  }
}
