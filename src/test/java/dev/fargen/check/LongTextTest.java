package dev.fargen.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.fargen.check.environments.PlaceholderRule;
import dev.fargen.check.permissions.PermissionRule;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.Span;
import dev.fargen.spec.Spec;
import dev.fargen.spec.SpecReader;
import dev.fargen.spec.form.Check;
import dev.fargen.yaml.ScalarNode;
import dev.fargen.yaml.YamlReader;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of thousands of characters, which take neither the whole stack nor minutes. */
class LongTextTest {

  private static final int MANY = 30_000;

  @Test
  void imageIsTooLong() {
    assertEquals(1, faults("x.com/" + "a/".repeat(MANY) + "a:1").size());
    assertEquals(1, faults("x.com/" + "a".repeat(256) + ":1").size());
    assertEquals(List.of(), faults("x.com/" + "a".repeat(255) + ":1"));
  }

  private static List<String> faults(String image) {
    return messages(Judged.workload("image: \"" + image + "\""));
  }

  private static List<String> messages(String spec) {
    Diagnostics found = new Diagnostics(new SourceFile("spec.yml", spec));
    SpecReader.read(YamlReader.read(found).orElseThrow(), found);
    return found.inFileOrder().stream().map(Diagnostic::message).toList();
  }

  /** Each reference is read at its own place, and no other part of the text for it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      textBlock =
          """
          " ${P} " 0
          " ${P:-{} " 0
          " ${P.} " 100000
          " ${P " 1
          | 'LINE${P}' '' 0
          | 'LINE${P.}' '' 100000
          """,
      quoteCharacter = '\'')
  void referencesAreReadOnce(String begin, String reference, String end, int faults) {
    String references = reference.replace("LINE", "\n        ").repeat(100_000);
    String spec =
        "name: shop\nworkloads:\n  api:\n    image: a:1\n    environment:\n      A: "
            + begin
            + references
            + end;
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertEquals(faults, messages(spec).size()));
  }

  @Test
  void textIsNotValidWhereTheStackEnds() {
    ScalarNode path = new ScalarNode("/a".repeat(MANY), true, new Span(1, 1, 1, 1 + 2 * MANY));
    Diagnostic fault = Check.pattern("a path", "(?:/[a-z]+)+").fault(path, "path").orElseThrow();
    assertEquals("is not valid", fault.message().substring(fault.message().length() - 12));
  }

  @Test
  void resourceIsComparedWithoutRecursion() {
    String resource = "arn:aws:s3:::" + "*a".repeat(3_000);
    String permission = "{actions: [s3:GetObject], resources: [\"" + resource + "\"]}";
    String spec = Judged.workload("image: a:1, permissions: [" + permission + "]");
    assertEquals(List.of(), Judged.by(new PermissionRule(), spec));
  }

  @Test
  void zerosAreReadOnce() {
    String zeros = "0".repeat(MANY * 30);
    Diagnostics found =
        new Diagnostics(
            new SourceFile(
                "spec.yml", Judged.workload("image: a:1, environment: {A: \"" + zeros + "\"}")));
    Spec spec = SpecReader.read(YamlReader.read(found).orElseThrow(), found);
    List<Diagnostic> placeholders =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> PlaceholderRule.found(spec.environments().get(0), Set.of()));
    assertEquals(List.of(), placeholders);
  }
}
