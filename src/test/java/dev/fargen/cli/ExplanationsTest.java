package dev.fargen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.compile.Compiler;
import dev.fargen.diag.Code;
import dev.fargen.diag.CodeGroup;
import dev.fargen.diag.Diagnostic;
import dev.fargen.diag.Diagnostics;
import dev.fargen.diag.Severity;
import dev.fargen.diag.SourceFile;
import dev.fargen.diag.SpecException;
import dev.fargen.testing.TextFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every code is explained, by examples that are wrong and right in just the way they say. */
class ExplanationsTest {

  private static final Path FILES = Path.of("src/main/resources/dev/fargen/cli/explain");

  /** Codes that no text in a spec raises, and why; their examples are commands. */
  private static final Map<Code, String> BY_COMMAND =
      new TreeMap<>(
          Map.of(
              Code.RESOURCE_FAILED, "a stack raises it",
              Code.FILE_NOT_FOUND, "it is about the file's name",
              Code.FILE_NOT_READABLE, "it is about the file",
              Code.FILE_TOO_LARGE, "the example would be a megabyte",
              Code.NOT_UTF8, "a Markdown file is UTF-8",
              Code.DUPLICATE_SPEC, "it is about two specs",
              Code.NOT_EXPORTED, "it is about two specs",
              Code.INTERNAL_ERROR, "a bug in fargen raises it"));

  @TestFactory
  Stream<DynamicTest> examplesDoWhatTheySay() {
    return Arrays.stream(Code.values())
        .map(code -> dynamicTest(code.word(), () -> check(Explanation.of(code))));
  }

  private static void check(Explanation explanation) {
    Code code = explanation.code();
    if (BY_COMMAND.containsKey(code)) {
      assertEquals("sh", explanation.wrong().language());
      assertTrue(explanation.right().text().contains("fargen "));
      return;
    }
    assertEquals("yaml", explanation.wrong().language());
    Set<Code> wrong = codes(explanation.wrong().text());
    assertTrue(wrong.contains(code), () -> "what is wrong raises " + wrong);
    assertEquals(code.severity() == Severity.ERROR ? Set.of(code) : Set.of(), errors(wrong));
    Set<Code> right = codes(explanation.right().text());
    assertFalse(right.contains(code), () -> "what is right raises " + right);
    assertEquals(Set.of(), errors(right));
  }

  private static Set<Code> codes(String spec) {
    Diagnostics diagnostics;
    try {
      diagnostics = Compiler.compile(new SourceFile("spec.yml", spec)).diagnostics();
    } catch (SpecException e) {
      diagnostics = e.diagnostics();
    }
    return diagnostics.inFileOrder().stream().map(Diagnostic::code).collect(Collectors.toSet());
  }

  private static Set<Code> errors(Set<Code> codes) {
    return codes.stream()
        .filter(code -> code.severity() == Severity.ERROR)
        .collect(Collectors.toSet());
  }

  @Test
  void noFileExplainsNothing() {
    Set<String> words = new TreeSet<>();
    Arrays.stream(Code.values()).forEach(code -> words.add(code.word() + ".md"));
    assertEquals(words, TextFiles.read(FILES).keySet());
  }

  @Test
  void pagesAreOfAws() {
    Pattern url = Pattern.compile("https://docs\\.aws\\.amazon\\.com/[A-Za-z0-9/._-]+\\.html");
    for (Code code : Code.values()) {
      Explanation.of(code)
          .source()
          .ifPresent(page -> assertTrue(url.matcher(page.url()).matches(), page.url()));
    }
  }

  @Test
  void codesOfAGroupStandTogether() {
    assertEquals(
        List.of(Code.values()),
        Arrays.stream(CodeGroup.values()).flatMap(group -> group.codes().stream()).toList());
  }
}
