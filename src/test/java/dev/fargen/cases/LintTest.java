package dev.fargen.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fargen.testing.CfnLint;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

  @BeforeAll
  static void renderAll() {
    TextFiles.delete(FOLDER);
    Renders.all().forEach(LintTest::add);
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

  @Test
  void findsNothingInAnyTemplate() {
    assertEquals("", lines(CfnLint.lint(TEMPLATES)));
  }

  @Test
  void findsNothingInAnyParamsFile() {
    assertEquals("", lines(CfnLint.lintDeployments(DEPLOYMENTS)));
  }

  @Test
  void awsFindsNothingButWhatIsAccepted() {
    AcceptedFindings accepted = AcceptedFindings.read("accepted-findings.txt");
    List<CfnLint.Finding> findings = CfnLint.validate(TEMPLATES);

    assertEquals("", lines(findings.stream().filter(one -> !accepted.cover(one)).toList()));
    assertEquals(List.of(), accepted.notIn(findings), "accepted, but no longer found");
  }

  /**
   * fargen warns of these too: a deprecated version, which is rendered for the clusters that have
   * it, and a text that looks as if it were meant for {@code !Sub}.
   */
  private static boolean isShownByCase(CfnLint.Finding finding) {
    return (finding.rule().equals("W3690") && finding.file().contains("version-deprecated"))
        || (finding.rule().equals("E1029") && finding.file().contains("reference-without-sub"));
  }

  private static String lines(List<CfnLint.Finding> findings) {
    return findings.stream()
        .filter(finding -> !isShownByCase(finding))
        .map(CfnLint.Finding::toString)
        .distinct()
        .collect(Collectors.joining("\n"));
  }
}
